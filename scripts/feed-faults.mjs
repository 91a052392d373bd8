import { PassThrough } from "node:stream";

/**
 * What a feed's server may answer, for the browser tests: a middleware on the tests' own loopback server. The address
 * says what is wanted: `/faults/404`, `/faults/slow?ms=300&id=a`. What stands after the kind is the reader's own, so that
 * each test has an address of its own. `/faults/asked?url=…` tells how often an address was asked for and how many of
 * those requests the browser gave up.
 */

const feed = (name = "Ukmergė", municipality = "Lindvik") => ({
  version: 1,
  language: "sv",
  municipality: { name: municipality, country: "SE" },
  twinTowns: [{ name, country: "LT" }],
});

/** What each address has seen. */
const seen = new Map();

const entryOf = (address) => {
  if (!seen.has(address)) seen.set(address, { count: 0, closed: 0 });
  return seen.get(address);
};

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** A body that is sent piece by piece; what a test wants to happen between them is a pause or nothing more at all. */
function inPieces(write) {
  const stream = new PassThrough();
  stream.on("error", () => {});
  void write(stream);
  return stream;
}

const kinds = {
  ok: ({ query }) => feed(query.name, query.of),
  two: () => ({ ...feed(), twinTowns: [...feed().twinTowns, { name: "Türi", country: "EE" }] }),

  // The answer is not what it should be.
  bom: () => `\ufeff${JSON.stringify(feed())}`,
  "wrong-type": ({ context }) => ((context.type = "text/html"), JSON.stringify(feed())),
  broken: () => '{"version": 1, "twinTowns": [',
  nothing: () => "",
  page: ({ context }) => ((context.type = "text/html"), "<!doctype html><title>Logga in</title>"),
  text: () => '"hej"',
  list: () => "[]",
  null: () => "null",
  "version-2": () => ({ ...feed(), version: 2 }),
  empty: () => ({ ...feed(), twinTowns: [] }),
  problem: () => ({ ...feed(), twinTowns: [...feed().twinTowns, { name: "Türi", country: "Estland" }] }),

  /** The first `bytes` of a feed. */
  truncated: ({ query }) => Buffer.from(JSON.stringify(feed("Türi"))).subarray(0, Number(query.bytes)),
  /** In UTF-16, which says so itself with its first two bytes; `endian=be` for the rarer kind. */
  "utf-16": ({ query }) => {
    const bytes = Buffer.from(`\ufeff${JSON.stringify(feed("Türi"))}`, "utf16le");
    return query.endian === "be" ? bytes.swap16() : bytes;
  },
  /** As an old program saves it. */
  "latin-1": () => Buffer.from(JSON.stringify(feed("Türi")), "latin1"),
  /** Says that it is compressed, and is not. */
  gzip: ({ context }) => {
    context.respond = false;
    context.res.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
    context.res.end(JSON.stringify(feed()));
  },

  // The answer takes its time, or never comes.
  slow: async ({ query }) => (await pause(Number(query.ms ?? 300)), feed(query.name, query.of)),
  never: ({ context }) => new Promise((done) => context.req.on("close", done)),
  // A byte now and then, so that the connection never seems idle.
  drips: () =>
    inPieces(async (stream) => {
      for (const letter of JSON.stringify(feed())) {
        if (!stream.writable) return;
        stream.write(letter);
        await pause(20);
      }
      stream.end();
    }),
  stalls: () => inPieces((stream) => stream.write('{"version": 1,')),
  // Sent byte by byte, so that a letter of two bytes comes in two pieces.
  pieces: () =>
    inPieces(async (stream) => {
      const [head = "", tail = ""] = JSON.stringify(feed("Türi")).split("ü");
      const letter = Buffer.from("ü");
      for (const piece of [Buffer.from(head), letter.subarray(0, 1), letter.subarray(1), Buffer.from(tail)]) {
        stream.write(piece);
        await pause(30);
      }
      stream.end();
    }),
  // The connection ends before the body does.
  cut: ({ context }) => {
    context.respond = false;
    context.res.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
    context.res.write('{"version": 1,');
    setTimeout(() => context.req.socket.destroy(), 20);
  },
  // No answer at all, as from a server that is out of reach.
  gone: ({ context }) => {
    context.respond = false;
    context.req.socket.destroy();
  },
  large: () =>
    inPieces(async (stream) => {
      const mega = Buffer.alloc(1_000_000, " ");
      for (let sent = 0; sent < 51 && stream.writable; sent++) {
        if (!stream.write(mega)) await Promise.race([new Promise((done) => stream.once("drain", done)), pause(2000)]);
      }
      stream.end(JSON.stringify(feed()));
    }),

  /** Of more than a megabyte; what `end` says stands behind it. */
  long: ({ query }) => {
    const towns = Array.from({ length: 5000 }, (_, index) => ({
      name: `Ort ${index + 1} "[${"å".repeat(200)}`,
      country: "LT",
    }));
    return JSON.stringify({ ...feed(), twinTowns: towns }) + (query.end ?? "");
  },

  /**
   * A feed in parts, `sizes=2,3,1` towns each, named `Ort 1` and so on; `ms` late after the first, `broken=2` fails as
   * `kind` says so many `times`; `languages=sv,en` are theirs, and Swedish that of all others.
   */
  parts: async (visit) => {
    const { query, count } = visit;
    const sizes = String(query.sizes).split(",").map(Number);
    const part = Number(query.part ?? 0);
    if (part > 0) await pause(Number(query.ms ?? 0));
    if (Number(query.broken) === part && count <= Number(query.times ?? 1)) return answer(String(query.kind), visit);
    const before = sizes.slice(0, part).reduce((sum, size) => sum + size, 0);
    const names = Array.from({ length: sizes[part] ?? 0 }, (_, index) => `Ort ${before + index + 1}`);
    const next = new URLSearchParams({ ...query, part: String(part + 1) });
    return {
      ...feed(),
      language: String(query.languages ?? "").split(",")[part] || "sv",
      twinTowns: names.map((name, index) => ({ name, country: index % 2 ? "EE" : "LT" })),
      ...(part + 1 < sizes.length ? { next: `?${next}` } : { contacts: [{ name: "Anna Berg" }] }),
    };
  },

  // The answer changes from one request to the next.
  /** Fails `times` times, with 500 unless it is told another `status`, then is well. */
  mended: ({ context, count, query }) =>
    count <= Number(query.times ?? 1) ? ((context.status = Number(query.status ?? 500)), {}) : feed(),
  /** Fails every second time, from the first on. */
  "every-second": ({ context, count }) => (count % 2 === 1 ? ((context.status = 500), {}) : feed()),
  /** Wants to be left alone `after` (seconds or a date), `times` times; `status` 503 unless it is told another. */
  busy: ({ context, count, query }) => {
    if (count > Number(query.times ?? 1)) return feed();
    context.status = Number(query.status ?? 503);
    context.set("retry-after", String(query.after ?? "0"));
    return {};
  },
  /** `kinds=gone,ok`: each request the next of them, then the last for good. */
  each: (visit) => {
    const kinds = String(visit.query.kinds).split(",");
    return answer(kinds[visit.count - 1] ?? kinds.at(-1), visit);
  },
  failing: ({ context, count, query }) => {
    if (count === 1) return feed(query.name);
    context.status = Number(query.then ?? 500);
    return {};
  },
  /** `names=Old,New&ms=400,0`: each request its own town after its own time. */
  turns: async ({ count, query }) => {
    const turn = (values) => String(values).split(",")[count - 1] ?? String(values).split(",").at(-1);
    await pause(Number(turn(query.ms ?? "0")));
    return feed(turn(query.names));
  },
  /** Good once, and kept by the browser; afterwards `then` says what: a status or another kind. */
  cached: (visit) => {
    const { context, count, query } = visit;
    if (count > 1) return answer(String(query.then ?? "503"), visit);
    context.set("cache-control", "max-age=0");
    context.set("date", "Fri, 20 Nov 2026 08:15:00 GMT");
    // What has no validator is dropped by the browser as soon as it is old.
    context.set("etag", '"first"');
    return feed();
  },

  /** The browser need not ask again for a while. */
  fresh: ({ context }) => (context.set("cache-control", "max-age=600"), feed()),
  /** A failure that the browser keeps. */
  "long-missing": ({ context }) => {
    context.set("cache-control", "max-age=600");
    context.status = 404;
    return {};
  },
  /** The browser asks each time whether it has changed, and it has not. */
  revalidated: ({ context }) => {
    context.set("cache-control", "no-cache");
    context.set("etag", '"same"');
    if (context.headers["if-none-match"] !== '"same"') return feed();
    context.status = 304;
    return undefined;
  },

  // Where the answer comes from, and to whom.
  /** The feed of another site, which allows everybody to read it. */
  shared: ({ context, query }) => (context.set("access-control-allow-origin", "*"), feed(query.name)),
  moved: ({ context }) => context.redirect("/faults/elsewhere/feed.json"),
  loop: ({ context }) => context.redirect(context.url),
  /** To the same server by another name, which makes it another site; `kind` is what is there. */
  away: ({ context, query }) => {
    const { hostname, port } = new URL(context.href);
    const other = hostname === "localhost" ? "127.0.0.1" : "localhost";
    context.set("access-control-allow-origin", "*");
    context.redirect(`http://${other}:${port}/faults/${query.kind}?id=${query.id}`);
  },
  "elsewhere/feed.json": () => ({ ...feed(), documents: [{ url: "plan.pdf", title: "Plan" }] }),
  /** Names a town after what the request carries of the reader's. */
  carries: ({ context }) => {
    const { cookie, authorization, "x-requested-with": script } = context.headers;
    return feed([cookie, authorization, script].filter(Boolean).join(" ") || "nothing");
  },
};

function answer(kind, visit) {
  if (!/^\d{3}$/.test(kind)) return kinds[kind]?.(visit) ?? {};
  visit.context.status = Number(kind);
  return {};
}

/** @type {import("koa").Middleware} */
export async function feedFaults(context, next) {
  const { path, query, url } = context;
  if (!path.startsWith("/faults/")) return next();
  const kind = path.slice("/faults/".length);
  context.set("cache-control", "no-store");
  context.type = "application/json";
  if (kind === "asked") {
    context.body = entryOf(String(query.url));
    return undefined;
  }
  const entry = entryOf(url);
  entry.count++;
  context.res.on("close", () => {
    if (!context.res.writableFinished) entry.closed++;
  });
  const body = await answer(kind, { context, query, count: entry.count });
  if (context.respond !== false && ![302, 304].includes(context.status)) context.body = body ?? {};
  return undefined;
}
