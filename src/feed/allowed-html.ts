/* What HTML a feed may hold: the one list, for the sanitiser and for what editors are told. */

const split = (names: string): readonly string[] => names.split(" ");

/** Elements that a feed's HTML keeps. */
export const keptElements = split(
  "p br strong em b i s del ins sub sup q bdi ul ol li blockquote h1 h2 h3 h4 h5 h6 table thead tbody tfoot tr th td caption figure figcaption a img",
);

/** What content systems put around text on lines of its own: it goes, the text stays. */
export const blockWrappers = split(
  "div section article main header footer aside nav address details summary center pre dl dt dd hgroup",
);

/** The same within a line. All other elements go with what is in them. */
export const inlineWrappers = split(
  "span font u strike small big code kbd samp var cite abbr mark time dfn label bdo tt",
);

/** The attributes that an element keeps, and for each what its value must be like; addresses are read besides. */
export const keptAttributes: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  "*": { lang: /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i, dir: /^(ltr|rtl|auto)$/i },
  a: { href: /./, hreflang: /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i },
  img: { src: /./, alt: /^/, width: /^[1-9]\d{0,3}$/, height: /^[1-9]\d{0,3}$/ },
  ol: { start: /^-?\d{1,6}$/, reversed: /^/ },
  th: { scope: /^(col|row|colgroup|rowgroup)$/i, colspan: /^[1-9]\d{0,2}$/, rowspan: /^[1-9]\d{0,2}$/ },
  td: { colspan: /^[1-9]\d{0,2}$/, rowspan: /^[1-9]\d{0,2}$/ },
};
