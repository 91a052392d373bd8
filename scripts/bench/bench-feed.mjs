const countries = "LT LV EE FI NO DK DE PL NL BE FR GB IE ES PT IT AT CZ SK HU UA RO BG GR HR SI IS US JP CA".split(
  " ",
);
const languages = ["lt", "lv", "et", "fi", "de", "pl", "fr", "uk", "es", "it"];
const themes = ["Kultur", "Skola", "Miljö", "Idrott", "Näringsliv", "Folkhälsa", "Unga", "Energi & klimat"];
const first = ["Berg", "Sand", "Ny", "Alt", "Monte", "Vik", "Klein", "Åker", "Öster", "Saint-", "Kam", "Wil"];
const last = ["stad", "hamn", "burg", "ville", "sund", "forst", "grad", "by", "mouth", "berg", "näs", "owo"];
const sentences = [
  "Skolorna byter elever varje vår, och lärarna besöker varandra.",
  "Körerna sjunger tillsammans i augusti.",
  "Vi lär av varandra om äldreomsorg, vatten & avlopp och fjärrvärme.",
  "Samarbetet började med ett brev från en hembygdsförening.",
  "Ungdomar mellan 16 och 20 år kan söka till sommarlägret.",
  "Räddningstjänsterna övar tillsammans vartannat år.",
];

/**
 * A feed for measuring: as long as wanted, and the same each time.
 * @param {number} count How many twin towns.
 */
export function benchFeed(count) {
  let seed = 20_260_607;
  // A linear congruential generator: what matters is that each run gets the same.
  const next = (below) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const pick = (list) => list[next(list.length)];
  const some = (list, most) => {
    const start = next(list.length);
    return Array.from({ length: 1 + next(most) }, (_, index) => list[(start + index) % list.length]);
  };
  // Of three to twenty-four towns whose years are known the tag also draws bars, which no other page here has.
  const since = (year) => (count > 24 ? String(year) : { text: `sedan ${year}` });
  return {
    version: 1,
    language: "sv",
    municipality: { name: "Lindviks kommun", country: "SE" },
    twinTowns: Array.from({ length: count }, (_, index) => {
      const id = `town-${index + 1}`;
      const name = pick(first) + pick(last);
      return {
        id,
        name: `${name} ${index + 1}`,
        otherNames: Array.from({ length: 1 + next(2) }, () => ({
          name: pick(first) + pick(last),
          language: pick(languages),
        })),
        country: pick(countries),
        since: since(1946 + next(75)),
        description: some(sentences, 3).join(" "),
        themes: some(themes, 3),
        url: `https://www.${id}.example/`,
        location: { lat: 35 + next(3000) / 100, lon: -10 + next(4000) / 100 },
      };
    }),
  };
}
