/* What all contenders say of a town, and the markup of the hand-written ones: exactly what the tag makes, which the bench
   checks in each run. When the tag's markup changes, this file follows. */

const countries = new Intl.DisplayNames("sv", { type: "region" });

/** What is shown of a town besides its own fields, as texts. */
export function facts({ country, since, themes, url }) {
  const history = typeof since === "string" ? `vänort sedan ${since}` : `vänort\u00a0· ${since.text}`;
  return {
    note: `${countries.of(country)}\u00a0· ${history}`,
    themes: themes.join("\u00a0· "),
    address: new URL(url).hostname.replace(/^www\./, ""),
  };
}

export const otherSite = " (annan webbplats)";

/** The id of a town's card. */
export const cardId = ({ id }) => `omvarld-twin-towns-${id}`;

const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text) => text.replace(/[&<>"]/g, (character) => escapes[character]);

/** A town as HTML. */
export function card(town, index) {
  const { name, otherNames, description, url } = town;
  const { note, themes, address } = facts(town);
  const others = otherNames
    .map((other) => ` <span class="omvarld-endonym" lang="${other.language}">${escape(other.name)}</span>`)
    .join("");
  return `<li class="omvarld-item omvarld-town" id="${cardId(town)}"><span class="omvarld-number" aria-hidden="true">${index + 1}</span><h3 class="omvarld-name">${escape(name)}${others}</h3><p class="omvarld-note">${note}</p><p class="omvarld-text">${escape(description)}</p><p class="omvarld-foot"><span class="omvarld-note">${escape(themes)}</span> <a class="omvarld-link omvarld-link-out" href="${escape(url)}">${address}<span class="omvarld-hidden">${otherSite}</span></a></p></li>`;
}

/** The box around the list, with its heading. */
export const box = (list) =>
  `<div class="omvarld"><section class="omvarld-section omvarld-twin-towns" aria-labelledby="omvarld-twin-towns"><h2 class="omvarld-heading" id="omvarld-twin-towns">Våra vänorter</h2>${list}</section></div>`;
