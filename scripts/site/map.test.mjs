import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openSite } from "./open-site.mjs";
import { settle, visit } from "./visit.mjs";

const feed = {
  version: 1,
  language: "sv",
  municipality: { name: "Lindviks kommun", country: "SE", location: { lat: 57.76, lon: 16.64 } },
  twinTowns: [
    { name: "Ukmergė", country: "LT", location: { lat: 55.25, lon: 24.75 } },
    { name: "De Pere", country: "US", location: { lat: 44.44, lon: -88.06 } },
    { name: "Ringsaker", country: "NO", location: { lat: 60.9, lon: 10.8 }, until: "2011" },
  ],
};

const html = `<!doctype html>
<html lang="sv">
<head><meta charset="utf-8"><title>Lindvik</title><link rel="icon" href="data:,">
<script type="module" src="omvarld.js"></script></head>
<body><h1>Lindvik</h1><div style="block-size: 6000px"></div>
<omvarld-twin-towns src="feed.json"></omvarld-twin-towns>
<div style="block-size: 6000px"></div></body>
</html>
`;

let browser;
let server;
let site;

before(async () => {
  site = await openSite({ "feed.json": feed, "index.html": html });
  ({ browser, server } = site);
});

after(() => site?.close());

function listen() {
  globalThis.heard = [];
  addEventListener("error", ({ message }) => globalThis.heard.push(message));
  addEventListener("unhandledrejection", ({ reason }) => globalThis.heard.push(String(reason)));
}

/** Shows the page, whose map is far below the screen. */
async function show(body) {
  const { page, errors, requests } = await visit(browser, `${server.url}/`, { prepare: listen });
  try {
    await settle(page);
    await body(page, requests);
    assert.deepEqual(await page.evaluate(() => globalThis.heard), []);
    assert.deepEqual(errors, []);
  } finally {
    await page.close();
  }
}

const look = (page) =>
  page.evaluate(() => {
    const place = document.querySelector(".omvarld-map");
    return {
      isDrawn: !!place.querySelector("[role=img]"),
      room: place.getBoundingClientRect().height,
      list: document.querySelector("omvarld-twin-towns ol").innerText,
    };
  });

/** Goes to the map, and away again where it says so. */
async function come(page, isLeaving = false) {
  await page.evaluate(() => document.querySelector("omvarld-twin-towns").scrollIntoView());
  await page.waitForNetworkIdle({ idleTime: 200, timeout: 5000 });
  if (!isLeaving) return;
  await page.evaluate(() => scrollTo(0, 0));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

describe("a map that nobody comes near", () => {
  test("is not fetched, and has its room", () =>
    show(async (page, requests) => {
      assert.ok(requests.some((url) => /content/.test(url)));
      assert.deepEqual(
        requests.filter((url) => /map-|outlines/.test(url)),
        [],
      );
      const { isDrawn, room } = await look(page);
      assert.equal(isDrawn, false);
      assert.ok(room >= 320, `${room} pixels`);
      await come(page);
      const drawn = await look(page);
      assert.equal(drawn.isDrawn, true);
      assert.equal(drawn.room, room);
    }));

  test("leaves no hole on paper, and is drawn for the next print", () =>
    show(async (page) => {
      await page.emulateMediaType("print");
      assert.equal((await look(page)).room, 0);
      await page.emulateMediaType(null);
      await page.pdf();
      await page.waitForSelector(".omvarld-map [role=img]", { timeout: 5000 });
      await page.emulateMediaType("print");
      assert.ok((await look(page)).room >= 320);
    }));
});

for (const chunk of ["map-", "outlines-"]) {
  describe(`a map whose file does not come: ${chunk}`, () => {
    const prevent = async (page) => {
      const state = { isBlocked: true, asked: 0 };
      await page.setRequestInterception(true);
      page.on("request", (request) => {
        const isMeant = request.url().includes(`/chunks/${chunk}`);
        if (isMeant) state.asked++;
        if (isMeant && state.isBlocked) request.abort();
        else request.continue();
      });
      return state;
    };

    test("gives its room back, and leaves the list", () =>
      show(async (page) => {
        await prevent(page);
        await come(page);
        const { isDrawn, room, list } = await look(page);
        assert.equal(isDrawn, false);
        assert.equal(room, 0);
        assert.match(list, /Ukmergė[\s\S]*De Pere[\s\S]*Ringsaker/);
      }));

    test("is asked for again when a reader comes back", () =>
      show(async (page) => {
        const state = await prevent(page);
        await come(page, true);
        assert.equal(state.asked, 1);
        state.isBlocked = false;
        await come(page);
        assert.equal(state.asked, 2);
        const { isDrawn, room } = await look(page);
        assert.equal(isDrawn, true);
        assert.ok(room >= 320, `${room} pixels`);
      }));

    test("is not asked for for ever", () =>
      show(async (page) => {
        const state = await prevent(page);
        for (let turn = 0; turn < 6; turn++) await come(page, true);
        assert.equal(state.asked, 3);
        assert.equal((await look(page)).room, 0);
      }));
  });
}

describe("a map on a dark page", () => {
  test("is drawn dark on light on paper", () =>
    show(async (page) => {
      await page.evaluate(() => {
        document.documentElement.style.cssText = "color-scheme: dark; background: #10181c";
        document.querySelector("omvarld-twin-towns").theme = "dark";
      });
      await come(page);
      const look = () =>
        page.evaluate(() => {
          const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
          const light = (selector, property) => {
            context.fillStyle = getComputedStyle(document.querySelector(`[role=img] ${selector}`))[property];
            context.fillRect(0, 0, 1, 1);
            return (
              context
                .getImageData(0, 0, 1, 1)
                .data.slice(0, 3)
                .reduce((sum, value) => sum + value) / 765
            );
          };
          return {
            line: light(".omvarld-map-line", "stroke"),
            land: light(".omvarld-map-land", "fill"),
            name: light(".omvarld-map-label", "fill"),
          };
        });
      const screen = await look();
      assert.ok(screen.line > 0.6 && screen.land < 0.4 && screen.name > 0.8, JSON.stringify(screen));
      await page.emulateMediaType("print");
      const paper = await look();
      assert.ok(paper.line < 0.4 && paper.land > 0.7 && paper.name < 0.2, JSON.stringify(paper));
    }));
});

describe("a town whose agreement is over", () => {
  const signs = (page) =>
    page.evaluate(() => {
      const look = (selector) => getComputedStyle(document.querySelector(`[role=img] ${selector}`));
      // As the municipality's sign is, inside which the surface is seen.
      const isHollow = (group) => look(`g${group} .omvarld-map-marker`).fill === look(".omvarld-map-home").fill;
      return {
        past: {
          dashes: look(".omvarld-map-past .omvarld-map-line").strokeDasharray,
          isHollow: isHollow(".omvarld-map-past"),
        },
        current: {
          dashes: look("g:not(.omvarld-map-past) .omvarld-map-line").strokeDasharray,
          isHollow: isHollow(":not(.omvarld-map-past)"),
        },
        line: look(".omvarld-map-line").stroke,
        land: look(".omvarld-map-land").fill,
      };
    });
  const expected = {
    past: { dashes: "4px, 3px", isHollow: true },
    current: { dashes: "none", isHollow: false },
  };
  const ways = {
    "on a screen": {},
    "on paper": { media: "print" },
    "in forced colours": { features: [{ name: "forced-colors", value: "active" }] },
    "in forced dark colours": {
      features: [
        { name: "forced-colors", value: "active" },
        { name: "prefers-color-scheme", value: "dark" },
      ],
    },
  };
  for (const [name, media] of Object.entries(ways)) {
    test(`has a dashed line and a hollow sign ${name}`, () =>
      show(async (page) => {
        await come(page);
        const session = await page.createCDPSession();
        await session.send("Emulation.setEmulatedMedia", media);
        const { line, land, ...shown } = await signs(page);
        assert.deepEqual(shown, expected);
        assert.notEqual(line, land);
        assert.match(line, /^(rgb|oklch|color)\(/);
      }));
  }
});
