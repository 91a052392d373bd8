import { PassThrough } from "node:stream";

/**
 * What a feed's server may answer, for the browser tests: a middleware on the tests' own loopback server. The address
 * says what is wanted: `/faults/404`, `/faults/slow?ms=300&id=a`. What stands after the kind is the reader's own, so that
 * each test has an address of its own. `/faults/asked?url=…` tells how often an address was asked for and how many of
 * those requests the browser gave up.
 */

const feed = (name = "Ukmergė") => ({
  version: 1,
  language: "sv",
  municipality: { name: "Lindvik", country: "SE" },
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
  ok: ({ query }) => feed(query.name),

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

  // The answer takes its time, or never comes.
  slow: async ({ query }) => (await pause(Number(query.ms ?? 300)), feed(query.name)),
  never: ({ context }) => new Promise((done) => context.req.on("close", done)),
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

  // The answer changes from one request to the next.
  /** Fails `times` times, then is well. */
  mended: ({ context, count, query }) => (count <= Number(query.times ?? 1) ? ((context.status = 500), {}) : feed()),
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

  // Where the answer comes from, and to whom.
  /** The feed of another site, which allows everybody to read it. */
  shared: ({ context, query }) => (context.set("access-control-allow-origin", "*"), feed(query.name)),
  moved: ({ context }) => context.redirect("/faults/elsewhere/feed.json"),
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
  if (context.respond !== false && context.status !== 302) context.body = body ?? {};
  return undefined;
}
