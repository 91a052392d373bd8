/** What editors are told about how a tag stands in its page. Loaded only where there is an editor to tell. */
export interface PlacementMessages {
  /** @param near a name like it, empty where there is none. */
  readonly "unknown-tag": (found: string, near: string) => string;
  readonly "unknown-option": (found: string, near: string) => string;
  readonly "link-address": () => string;
  readonly unclosed: (tag: string) => string;
  readonly torn: (tag: string) => string;
}

const sv: PlacementMessages = {
  "unknown-tag": (found, near) =>
    `”${found}” finns inte. ${near ? `Menar du ”${near}”?` : "Se listan över taggar."} Tills dess ser läsarna det som står här.`,
  "unknown-option": (found, near) => `Valet ”${found}” finns inte.${near ? ` Menar du ”${near}”?` : ""}`,
  "link-address": () =>
    "En länk kan inte välja innehållsfil. Den som sköter webbplatsen anger den för hela sidan, eller så använder du ett element med data-omvarld-src.",
  unclosed: (tag) =>
    `<${tag}> har ingen sluttagg. Det som kom efter den visas, men skriv </${tag}> där den slutar. Om allt detta är reservtext: lägg den i ett eget element.`,
  torn: (tag) =>
    `Publiceringsverktyget har lagt stycken runt <${tag}> och </${tag}>. Använd hellre ett element med data-omvarld.`,
};

const en: PlacementMessages = {
  "unknown-tag": (found, near) =>
    `"${found}" does not exist. ${near ? `Did you mean "${near}"?` : "See the list of tags."} Until then readers see what stands here.`,
  "unknown-option": (found, near) => `The option "${found}" does not exist.${near ? ` Did you mean "${near}"?` : ""}`,
  "link-address": () =>
    "A link cannot choose the feed. Whoever runs the site names it for the whole page, or you use an element with data-omvarld-src.",
  unclosed: (tag) =>
    `<${tag}> has no closing tag. What came after it is shown, but write </${tag}> where it ends. If all of this is its fallback: put it into an element of its own.`,
  torn: (tag) =>
    `Your CMS has put paragraphs around <${tag}> and </${tag}>. An element with data-omvarld serves you better.`,
};

/** @param language BCP 47; all but Swedish get English. */
export function placementMessages(language: string): PlacementMessages {
  return language.toLowerCase().startsWith("sv") ? sv : en;
}
