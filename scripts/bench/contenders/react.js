/* React, with the markup of the hand-written page. */
import { createElement as h, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { cardId, facts, otherSite } from "./card.js";

function Card({ town, number }) {
  const { name, otherNames, description, url } = town;
  const { note, themes, address } = facts(town);
  return h(
    "li",
    { className: "omvarld-item omvarld-town", id: cardId(town) },
    h("span", { className: "omvarld-number", "aria-hidden": true }, number),
    h(
      "h3",
      { className: "omvarld-name" },
      name,
      otherNames.map((other) => [
        " ",
        h("span", { key: other.name, className: "omvarld-endonym", lang: other.language }, other.name),
      ]),
    ),
    h("p", { className: "omvarld-note" }, note),
    h("p", { className: "omvarld-text" }, description),
    h(
      "p",
      { className: "omvarld-foot" },
      h("span", { className: "omvarld-note" }, themes),
      " ",
      h(
        "a",
        { className: "omvarld-link omvarld-link-out", href: url },
        address,
        h("span", { className: "omvarld-hidden" }, otherSite),
      ),
    ),
  );
}

function Towns({ src }) {
  const [towns, setTowns] = useState([]);
  useEffect(() => {
    const load = async () => setTowns((await (await fetch(src)).json()).twinTowns);
    void load();
  }, [src]);
  return h(
    "div",
    { className: "omvarld" },
    h(
      "section",
      { className: "omvarld-section omvarld-twin-towns", "aria-labelledby": "omvarld-twin-towns" },
      h("h2", { className: "omvarld-heading", id: "omvarld-twin-towns" }, "Våra vänorter"),
      h(
        "ol",
        { className: "omvarld-grid omvarld-towns-cards", role: "list" },
        towns.map((town, index) => h(Card, { key: town.id, town, number: index + 1 })),
      ),
    ),
  );
}

const host = document.querySelector("[data-feed]");
createRoot(host).render(h(Towns, { src: host.dataset.feed }));
