/**
 * What a feed's server may answer, for the browser tests: a middleware on the tests' own loopback server. The address
 * says what is wanted: `/faults/404`, `/faults/slow?ms=300&id=a`.
 */

const feed = (name) => ({
  version: 1,
  language: "sv",
  municipality: { name: "Lindvik", country: "SE" },
  twinTowns: [{ name, country: "LT" }],
});

/** How often each address has been asked for. */
const asked = new Map();

/** @type {import("koa").Middleware} */
export async function feedFaults(context, next) {
  const { path, query, url } = context;
  if (!path.startsWith("/faults/")) return next();
  const kind = path.slice("/faults/".length);
  if (kind === "asked") {
    context.body = { count: asked.get(String(query.url)) ?? 0 };
    return undefined;
  }
  const count = (asked.get(url) ?? 0) + 1;
  asked.set(url, count);
  context.set("cache-control", "no-store");
  context.type = "application/json";
  const answers = {
    ok: () => feed(query.name ?? "Ukmergė"),
    cached: () => {
      // Good once, and kept by the browser; gone ever after.
      if (count > 1) return (context.status = 503), { error: "gone" };
      context.set("cache-control", "max-age=0");
      context.set("date", "Fri, 20 Nov 2026 08:15:00 GMT");
      return feed("Ukmergė");
    },
    mended: () => (count === 1 ? ((context.status = 500), {}) : feed("Ukmergė")),
    bom: () => `\ufeff${JSON.stringify(feed("Ukmergė"))}`,
    "wrong-type": () => ((context.type = "text/html"), JSON.stringify(feed("Ukmergė"))),
    broken: () => '{"version": 1, "twinTowns": [',
    text: () => '"hej"',
    list: () => "[]",
    "version-2": () => ({ ...feed("Ukmergė"), version: 2 }),
    empty: () => ({ ...feed("Ukmergė"), twinTowns: [] }),
    slow: async () => {
      await new Promise((done) => setTimeout(done, Number(query.ms ?? 300)));
      return feed(query.name ?? "Ukmergė");
    },
    never: () => new Promise(() => {}),
  };
  if (/^\d{3}$/.test(kind)) {
    context.status = Number(kind);
    context.body = {};
  } else {
    context.body = (await answers[kind]?.()) ?? {};
  }
  return undefined;
}
