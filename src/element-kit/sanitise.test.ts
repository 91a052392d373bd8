import { expect } from "@open-wc/testing";
import { addresses, lookalikes } from "../feed/fixtures/attacks/addresses.ts";
import { markup } from "../feed/fixtures/attacks/markup.ts";
import { createSanitiser, type Sanitise } from "./sanitise.ts";
import { faults, pause, seenByServer } from "./testing.ts";

const base = "https://www.lindvik.example/data/feed.json";

/** DOMPurify, as where the browser has no sanitiser of its own. */
async function purified(): Promise<Sanitise> {
  const native = Object.getOwnPropertyDescriptor(Element.prototype, "setHTML");
  if (native) Reflect.deleteProperty(Element.prototype, "setHTML");
  try {
    return await createSanitiser(window);
  } finally {
    if (native) Object.defineProperty(Element.prototype, "setHTML", native);
  }
}

const attribute = (value: string) => value.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

// HTML has no NUL: with what the parser puts in its place the address is a harmless relative one.
const links = [...addresses, ...lookalikes]
  .filter((address) => !address.includes("\0"))
  .map((address) => `<p>Kvar <a href="${attribute(address)}">x</a></p><img alt="" src="${attribute(address)}">`);

const families: Readonly<Record<string, readonly string[]>> = { ...markup, links };

/** All that must not be in nodes, in words. */
function faultsIn(holder: Element): readonly string[] {
  const faults: string[] = [];
  for (const element of holder.querySelectorAll("*")) {
    if (
      !/^(p|br|strong|em|[abisq]|del|ins|su[bp]|bdi|[uo]l|li|blockquote|h[1-6]|t(able|head|body|foot|r|h|d)|caption|fig(ure|caption)|img)$/.test(
        element.localName,
      )
    ) {
      faults.push(`<${element.localName}>`);
    }
    if (element.namespaceURI !== "http://www.w3.org/1999/xhtml") faults.push(String(element.namespaceURI));
    if (element.shadowRoot) faults.push("a shadow root");
    for (const { name, value } of element.attributes) {
      if (
        !/^(href|hreflang|src|alt|width|height|loading|referrerpolicy|lang|dir|scope|(col|row)span|start|reversed)$/.test(
          name,
        )
      ) {
        faults.push(`[${name}]`);
      }
      if (/^(href|src)$/.test(name) && !/^(https?|mailto|tel):[^\s\\]+$/.test(value)) faults.push(`${name}=${value}`);
    }
  }
  return faults;
}

describe("the sanitiser", () => {
  let native: Sanitise;
  let purify: Sanitise;
  before(async () => {
    native = await createSanitiser(window);
    purify = await purified();
  });

  it("is the browser's own where there is one, and DOMPurify elsewhere", () => {
    let calls = 0;
    const prototype = Element.prototype as Element & { setHTML?: (...values: unknown[]) => void };
    const { setHTML } = prototype;
    if (!setHTML) return;
    prototype.setHTML = function (this: Element, ...values: unknown[]) {
      calls++;
      setHTML.apply(this, values);
    };
    try {
      native("<p>x</p>", base);
      expect(calls).to.equal(1);
      purify("<p>x</p>", base);
      expect(calls).to.equal(1);
    } finally {
      prototype.setHTML = setHTML;
    }
  });

  it("asks for no picture that it takes away", async () => {
    for (const sanitise of [native, purify]) {
      const picture = faults("ok");
      const attack = `<img alt="" src="${picture.replace(/^https?:/, "")}">`;
      const holder = sanitise(`${attack}<button>${attack}</button>${"<b>".repeat(40)}${attack}`, base);
      expect(holder.querySelectorAll("img")).to.have.length(0);
      await pause(200);
      expect((await seenByServer(picture)).count).to.equal(0);
    }
  });

  it("makes nodes for the page that it is for", () => {
    for (const sanitise of [native, purify]) {
      const holder = sanitise("<p>x <b>y</b></p>", base);
      expect([holder, ...holder.querySelectorAll("*")].every(({ ownerDocument }) => ownerDocument === document)).to.be
        .true;
    }
  });

  it("takes no HTML for a page, however it begins", () => {
    for (const sanitise of [native, purify])
      expect(sanitise("<frameset></frameset> <p>a</p>", base).innerHTML).to.equal(" <p>a</p>");
  });

  const lost = ["-->", "--!>", "]>", "</"];
  for (const words of [...lost, "->", "- >", "--", "--?>", "!>", "]", ">", "<", "/"]) {
    it(`${lost.includes(words) ? "loses" : "keeps"} the words a${words}b of a picture, whichever it is`, () => {
      for (const sanitise of [native, purify]) {
        const picture = sanitise(`<img alt="a${words}b" src="/a.jpg">`, base).querySelector("img");
        expect(picture?.getAttribute("alt")).to.equal(lost.includes(words) ? "" : `a${words}b`);
      }
    });
  }

  it("leaves nothing, and throws nothing, where the page's policy lets it make nothing", async () => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    try {
      const { contentWindow, contentDocument } = frame;
      if (!contentWindow || !contentDocument) throw new Error("The frame has no document.");
      const policy = contentDocument.createElement("meta");
      policy.httpEquiv = "Content-Security-Policy";
      policy.content = "require-trusted-types-for 'script'; trusted-types 'none'";
      contentDocument.head.append(policy);
      const window = contentWindow as Window & typeof globalThis;
      Reflect.deleteProperty(window.Element.prototype, "setHTML");
      const sanitise = await createSanitiser(window);
      expect(sanitise("<p>x</p>", base).childNodes).to.have.length(0);
    } finally {
      frame.remove();
    }
  });

  for (const [family, attacks] of Object.entries(families)) {
    describe(`against ${family}`, () => {
      it("leaves nothing that harms, whichever it is", () => {
        for (const [name, sanitise] of Object.entries({ native, purify })) {
          for (const attack of attacks)
            expect(faultsIn(sanitise(attack, base)), `${name}: ${attack.slice(0, 300)}`).to.deep.equal([]);
        }
      });

      it("keeps what stands beside it", () => {
        for (const attack of attacks) expect(native(attack, base).textContent, attack.slice(0, 300)).to.include("Kvar");
      });

      it("leaves the same, whichever it is", () => {
        // DOMPurify drops what may be a customised element together with its contents; Firefox reads noscript and text in
        // tables in two ways, both of them safe.
        const isFirefox = navigator.userAgent.includes("Firefox");
        const alike = attacks.filter(
          (attack) => !/ is=/.test(attack) && !(isFirefox && /^<p>Kvar<\/p><(table {2}on|noscript><p)/.test(attack)),
        );
        const differing = alike.flatMap((attack) => {
          const [one, other] = [native(attack, base).innerHTML, purify(attack, base).innerHTML];
          return one === other
            ? []
            : [`${attack.slice(0, 300)}\n  native: ${one.slice(0, 300)}\n  purify: ${other.slice(0, 300)}`];
        });
        expect(differing.join("\n")).to.equal("");
      });
    });
  }
});
