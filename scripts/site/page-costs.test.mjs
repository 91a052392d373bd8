import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { buildContenders } from "../bench/build-contenders.mjs";
import { measure, phone } from "../bench/measure.mjs";
import { contenderPages, sharedPage, writeFiles } from "../bench/pages.mjs";
import { assertSame, readList } from "../bench/same-list.mjs";
import { tagChunks } from "../tag-chunks.mjs";
import { openSite } from "./open-site.mjs";

/* What a page costs that no clock is needed for. How long it takes is for `npm run bench`. */

const few = 20;
const many = 300;
const handWritten = ["inner-html", "inner-html-tuned"];
const ways = ["static", "prerendered", "advised", "bare", ...handWritten];
const kilobytes = { prerendered: 50, advised: 45, bare: 45 };

let site;
let built;

before(async () => {
  built = await buildContenders(handWritten, () => {});
  site = await openSite({}, { copies: {}, serving: { brotli: true } });
  await writeFiles(site.folder, [few, many, 990], built);
});

after(() => site?.close());

/** Opens a page, and also says which files it asked for. */
async function open(page, more) {
  const { browser, server } = site;
  await site.write(page.file, page.html);
  const from = server.requests.length;
  const figures = await measure(browser, `${server.url}/${page.file}`, page, { screen: phone }, more);
  return { ...figures, files: server.requests.slice(from) };
}

for (const towns of [few, many]) {
  describe(`a page of ${towns} twin towns`, () => {
    const found = {};

    before(async () => {
      const pages = await contenderPages({ towns, folder: site.folder, css: "", built });
      for (const way of ways) found[way] = await open(pages[way], readList(towns));
    });

    test("has the same cards however it is made", () => {
      assertSame(
        ways.map((way) => [way, found[way].cards]),
        ways,
      );
    });

    test("asks for nothing twice, and for no more than what shows it", () => {
      for (const way of ways) assert.deepEqual(found[way].files, [...new Set(found[way].files)], way);
      // The page, the script, its chunks, the feed, and what shows a long list.
      const most = 3 + tagChunks["twin-towns"].length + (towns === many ? 1 : 0);
      assert.equal(found.bare.requests, most);
      assert.equal(found.advised.requests, most);
      assert.equal(found["inner-html"].requests, 3);
      assert.equal(found.static.requests, 1);
    });

    test("lets the feed and the chunks come beside the script where it is embedded as advised", () => {
      const byName = (files) => files.slice(1).map((file) => file.replace(/^\/(?:chunks\/)?|-[0-9a-f]{8}/g, ""));
      const [first] = byName(found.advised.files);
      assert.equal(first, `feed-${towns}.json`);
      assert.equal(byName(found.bare.files)[0], "omvarld.js");
    });

    test("moves nothing where height is reserved or the page is prerendered", () => {
      for (const way of ["static", "prerendered", "advised"]) assert.equal(found[way].shifts, 0, way);
    });

    test("has as many nodes a town when it is prerendered as without script", () => {
      // The script's own element, and the status that screen readers listen to.
      assert.ok(found.prerendered.nodes - found.static.nodes <= 4);
    });

    test("has about as many nodes when a script has made it", () => {
      for (const way of ["advised", "bare"]) assert.ok(found[way].nodes <= found.static.nodes * 1.1, way);
    });

    test("is laid out a few times, and not once a town", () => {
      for (const way of ["prerendered", "advised", "bare"])
        assert.ok(found[way].layouts <= 15, `${way}: ${found[way].layouts}`);
    });

    if (towns === few) {
      test("stays below its bytes", () => {
        for (const [way, most] of Object.entries(kilobytes)) {
          assert.ok(found[way].bytes <= most * 1000, `${way}: ${found[way].bytes} bytes`);
        }
      });
    }
  });
}

describe("thirty tags of one feed", () => {
  test("ask for it once", async () => {
    const thirty = await open(sharedPage(990, 30));
    // Besides the tag's own: the page, the script, the feed and what makes long lists.
    assert.equal(thirty.requests, 4 + tagChunks["twin-towns"].length);
    assert.equal(thirty.files.filter((file) => file === "/feed-990.json").length, 1);
  });
});
