import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { startServer } from "../start-server.mjs";
import { collapse, settle, startBrowser, visit } from "./visit.mjs";

const siteScript = new URL("../../dist/cdn/", import.meta.url);

/** The product waits ten seconds for a feed before it says so. */
const productGivesUp = 16_000;

const good = { name: "Ukmergė", country: "LT" };
const feed = (more) =>
  JSON.stringify({
    version: 1,
    language: "sv",
    municipality: { name: "Lindvik", country: "SE" },
    twinTowns: [good],
    ...more,
  });

const feeds = {
  good: { body: feed() },
  "not-json": { body: '{"version": 1, "twinTowns": [' },
  page: { body: "<!doctype html><title>Inloggning</title>", type: "text/html" },
  list: { body: `[${feed()}]` },
  gone: { body: "{}", status: 404 },
  broken: { body: "{}", status: 500 },
  never: { never: true },
  "no-municipality": { body: feed({ municipality: undefined }) },
  nameless: { body: feed({ twinTowns: [{ country: "FI" }, good] }) },
  since: { body: feed({ twinTowns: [{ ...good, since: "19992" }] }) },
  script: { body: feed({ twinTowns: [{ ...good, url: "javascript:globalThis.harmed=true" }] }) },
  html: {
    body: feed({
      twinTowns: [
        {
          ...good,
          name: "Ukmergė <b>fet</b>",
          description: '<img src=x onerror="globalThis.harmed=true"> 3 < 4 <script>globalThis.harmed=true</script>',
        },
      ],
    }),
  },
};

const fallback = '<p><a href="/vanorter">Våra vänorter, en vanlig länk</a></p>';

const page = (tags) => `<!doctype html>
<html lang="sv">
<head><meta charset="utf-8"><title>Lindvik</title><link rel="icon" href="data:,">
<script type="module" src="/omvarld.js"></script></head>
<body><h1>Lindvik</h1>
${tags}
<p>Sidan går vidare.</p>
</body>
</html>
`;

const tag = (name, inside = "", attributes = "") =>
  `<omvarld-twin-towns src="/feeds/${name}" ${attributes}>${inside}</omvarld-twin-towns>`;

let browser;
let server;
let site;
/** Paths whose feed has been mended since. */
const mended = new Set();

/** The page that is asked for says itself what stands on it. */
const addressOf = (tags) => `${site}/?${new URLSearchParams({ tags })}`;

async function answer(request, response) {
  const { pathname, searchParams } = new URL(request.url, site);
  const send = (status, type, body) =>
    response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(body);
  if (pathname === "/") return send(200, "text/html; charset=utf-8", page(searchParams.get("tags") ?? ""));
  if (/^\/(?:omvarld|chunks\/[\w.-]+)\.js$/.test(pathname)) {
    return send(200, "text/javascript; charset=utf-8", await readFile(new URL(`.${pathname}`, siteScript)));
  }
  const name = pathname.slice("/feeds/".length);
  const {
    never,
    status = 200,
    type = "application/json",
    body,
  } = feeds[mended.has(name) ? "good" : name] ?? { status: 404 };
  // The connection is left open, and closed with the server.
  return never ? undefined : send(status, `${type}; charset=utf-8`, body);
}

before(async () => {
  server = await startServer(answer);
  site = server.url;
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

function listen() {
  globalThis.heard = [];
  const note = (type, more) => globalThis.heard.push({ type, ...more });
  addEventListener("error", (event) => note("uncaught", { message: event.message }));
  addEventListener("unhandledrejection", (event) => note("unhandled", { message: String(event.reason) }));
  addEventListener("omvarld-load", ({ detail: { problems, stale, count } }) =>
    note("load", { problems, stale, count }),
  );
  addEventListener("omvarld-error", ({ detail: { error, url } }) =>
    note("error", {
      url,
      code: error.code,
      status: error.status,
      message: error.message,
      isError: error instanceof Error,
    }),
  );
}

/** Shows tags on a page, and hands it over once they have settled. */
async function show(tags, body, options) {
  const { page: shown, errors } = await visit(browser, addressOf(tags), { prepare: listen });
  try {
    await settle(shown, options);
    const look = () =>
      shown.evaluate(() => ({
        text: document.body.innerText,
        tag: document.querySelector("omvarld-twin-towns").innerText,
        panel: document.querySelector(".omvarld-editor")?.innerText ?? "",
        buttons: [...document.querySelectorAll("omvarld-twin-towns button")].map(({ innerText }) => innerText),
        links: [...document.querySelectorAll("a[href]")].map((link) => link.getAttribute("href")),
        towns: [...document.querySelectorAll("omvarld-twin-towns h3")].map(({ innerText }) => innerText),
        heard: globalThis.heard,
        harmed: globalThis.harmed,
      }));
    const first = await look();
    await body(first, { page: shown, look });
    const { text, heard } = await look();
    assert.deepEqual(errors, []);
    assert.deepEqual(
      heard.filter(({ type }) => type.startsWith("un")),
      [],
    );
    assert.match(text, /Lindvik[\s\S]*Sidan går vidare\./, "the page around the tag lives");
  } finally {
    await shown.close();
  }
}

const unreadable = [
  { name: "not-json", what: "cut-off JSON", code: "not-json", panel: /Rad \d+, kolumn \d+: / },
  { name: "page", what: "a web page in the feed's place", code: "not-json", panel: /Här finns en webbsida/ },
  { name: "list", what: "a JSON list", code: "not-a-feed", panel: /ett objekt som börjar med "version": 1/ },
  { name: "gone", what: "a feed that is gone", code: "status", status: 404, panel: /Har filen flyttats\?/ },
  { name: "broken", what: "a server in trouble", code: "status", status: 500, panel: /Servern lämnar inte ut/ },
];

for (const { name, what, code, status, panel } of unreadable) {
  describe(what, () => {
    test("leaves the fallback, and nothing else, for readers", () =>
      show(tag(name, fallback), ({ tag: text, buttons, links }) => {
        assert.equal(collapse(text), "Våra vänorter, en vanlig länk");
        assert.deepEqual(buttons, []);
        assert.ok(links.includes("/vanorter"));
      }));

    test("is a plain sentence with a way to try again, where there is no fallback", () =>
      show(tag(name, " \u00a0 <p>&nbsp;</p> "), ({ tag: text, buttons }) => {
        assert.match(text, /går inte att visa just nu/);
        assert.deepEqual(buttons, ["Försök igen"]);
        assert.doesNotMatch(text, /JSON|\bfel\b|\d{3}|undefined|feeds\//i, "words for editors");
      }));

    test("tells the page's scripts what and where", () =>
      show(tag(name, fallback), ({ heard }) => {
        const told = heard.filter(({ type }) => type === "error" || type === "load");
        assert.equal(told.length, 1, JSON.stringify(told));
        const [{ type, message, ...event }] = told;
        assert.equal(type, "error");
        assert.deepEqual(event, { url: `${site}/feeds/${name}`, code, isError: true, ...(status ? { status } : {}) });
        assert.match(message, /\w+ \w+ \w+/);
        assert.ok(message.includes(`/feeds/${name}`), message);
      }));

    test("tells an editor in the page what it is and how to mend it", () =>
      show(tag(name, fallback, "debug"), ({ panel: text, tag: whole }) => {
        assert.match(text, panel);
        assert.ok(text.includes(`/feeds/${name}`), "the panel names the feed");
        assert.match(whole, /Våra vänorter, en vanlig länk/);
      }));
  });
}

describe("a feed that says where it is broken", () => {
  test("tells an editor of a list that it found a list", () =>
    show(tag("list", fallback, "debug"), ({ panel }) => assert.match(panel, /\[…\]/)));
});

const partly = [
  {
    name: "no-municipality",
    what: "a feed without a municipality",
    path: "",
    message: /municipality saknas\. Lägg till/,
  },
  {
    name: "nameless",
    what: "a town without a name beside a good one",
    path: "/twinTowns/0",
    message: /name saknas\. Lägg till/,
  },
  {
    name: "since",
    what: "a year of five digits",
    path: "/twinTowns/0/since",
    message: /since är "19992"\. Skriv ett årtal med fyra siffror/,
  },
  {
    name: "script",
    what: "a link that would run a script",
    path: "/twinTowns/0/url",
    message: /url är "javascript:[\s\S]*Skriv en adress som börjar med https:/,
  },
];

for (const { name, what, path, message } of partly) {
  describe(what, () => {
    test("takes nothing else away, and says nothing to readers", () =>
      show(tag(name, fallback), ({ towns, tag: text, panel, links }) => {
        assert.deepEqual(towns, ["Ukmergė"]);
        assert.match(text, /Litauen/);
        assert.equal(panel, "");
        assert.doesNotMatch(text, /19992|javascript|saknas|vanlig länk/);
        assert.deepEqual(
          links.filter((href) => /^\s*javascript:/i.test(href)),
          [],
        );
      }));

    test("tells the page's scripts what was found and how to mend it", () =>
      show(tag(name, fallback), ({ heard }) => {
        const told = heard.filter(({ type }) => type === "load");
        assert.equal(told.length, 1, JSON.stringify(heard));
        const [{ count, stale, problems }] = told;
        assert.deepEqual({ count, stale }, { count: 1, stale: false });
        assert.deepEqual(
          problems.map(({ path: where, severity }) => ({ where, severity })),
          [{ where: path, severity: "error" }],
        );
        assert.match(problems[0].message, message);
      }));

    test("tells an editor in the page", () =>
      show(tag(name, fallback, "debug"), ({ panel, towns }) => {
        assert.match(panel, message);
        assert.deepEqual(towns, ["Ukmergė"]);
      }));
  });
}

describe("HTML where plain text belongs", () => {
  test("is shown as it is written, and does nothing", () =>
    show(tag("html"), ({ tag: text, towns, heard, harmed }) => {
      assert.deepEqual(towns, ["Ukmergė <b>fet</b>"]);
      assert.ok(text.includes('<img src=x onerror="globalThis.harmed=true"> 3 < 4 <script>'), text);
      assert.equal(harmed, undefined);
      assert.equal(heard.find(({ type }) => type === "load").count, 1);
    }));
});

describe("one bad feed among good ones", () => {
  test("takes nothing from its neighbours", () =>
    show(tag("good") + tag("not-json") + tag("gone", fallback) + tag("good"), ({ towns, buttons }) => {
      assert.deepEqual(towns, ["Ukmergė", "Ukmergė"]);
      assert.deepEqual(buttons, ["Försök igen"]);
    }));
});

describe("a server that recovers", () => {
  test("is asked again by the button, and the town comes", () =>
    show(tag("broken"), async ({ buttons }, { page: shown, look }) => {
      assert.deepEqual(buttons, ["Försök igen"]);
      const retry = () => shown.click("omvarld-twin-towns button");
      await retry();
      await settle(shown);
      assert.deepEqual((await look()).buttons, ["Försök igen"], "still in trouble");
      mended.add("broken");
      try {
        await retry();
        await shown.waitForSelector("omvarld-twin-towns:state(ready)", { timeout: 5000 });
      } finally {
        mended.delete("broken");
      }
      const { towns, buttons: left, heard } = await look();
      assert.deepEqual(towns, ["Ukmergė"]);
      assert.deepEqual(left, []);
      assert.deepEqual(
        heard.map(({ type }) => type),
        ["error", "error", "load"],
      );
    }));
});

describe("a server that never answers", { timeout: productGivesUp + 15_000 }, () => {
  test("leaves the fallback, or the message where there is none", () =>
    show(
      `${tag("never", fallback)}${tag("never", "", "debug")}${tag("good")}`,
      ({ tag: text, buttons, towns, heard, panel }) => {
        assert.equal(collapse(text), "Våra vänorter, en vanlig länk");
        assert.deepEqual(buttons, ["Försök igen"]);
        assert.deepEqual(towns, ["Ukmergė"]);
        assert.match(panel, /Servern svarade inte i tid\./);
        const told = heard.filter(({ type }) => type === "error");
        assert.deepEqual(
          told.map(({ code, url }) => ({ code, url })),
          [1, 2].map(() => ({ code: "timeout", url: `${site}/feeds/never` })),
        );
      },
      { timeout: productGivesUp },
    ));
});
