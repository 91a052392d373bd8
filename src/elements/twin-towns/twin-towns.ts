import type { PropertyValues } from "lit";
import { known, type TagProperties } from "../../element-kit/choices.ts";
import { OmvarldElement } from "../../element-kit/omvarld-element.ts";
import type { TownSort } from "../../feed/index.ts";
import type { TwinTownsOptions } from "./twin-towns.template.ts";

const views = ["cards", "list", "table"] as const;
const groups = ["country", "status", "kind", "municipality"] as const;
const sorts = ["name", "since"] as const satisfies readonly TownSort[];

export type TownView = (typeof views)[number];
export type TownGroup = (typeof groups)[number];

interface AskedOfTowns {
  readonly view?: string | undefined;
  readonly groupBy?: string | undefined;
  readonly sort?: string | undefined;
  readonly searchable: boolean;
  readonly withoutMap: boolean;
}

/** What an editor asks of this tag besides what one may ask of any. */
export const readTownOptions = (asked: AskedOfTowns): TwinTownsOptions => ({
  view: known(views, asked.view) ?? "cards",
  groupBy: known(groups, asked.groupBy),
  sort: known(sorts, asked.sort),
  searchable: asked.searchable,
  withoutMap: asked.withoutMap,
});

/**
 * Shows the feed's twin towns on a map and as cards, a list or a table, with how long the agreements have lasted, and lets
 * readers search among them.
 * @element omvarld-twin-towns
 */
export class OmvarldTwinTowns extends OmvarldElement<TwinTownsOptions> {
  static override properties: TagProperties = {
    view: { values: views },
    groupBy: { attribute: "group-by", values: groups },
    sort: { values: sorts },
    searchable: { type: Boolean },
    withoutMap: { type: Boolean, attribute: "without-map" },
    query: { state: true },
    chosenTheme: { state: true },
  };

  /** `cards`, `list` or `table`. */
  view: TownView | undefined;
  /** Puts the towns into groups by `country`, `status`, `kind` or, where several feeds are shown, `municipality`. */
  groupBy: TownGroup | undefined;
  /** Orders the towns by `name` or `since`; else as the feed has them. */
  sort: TownSort | undefined;
  /** Offers a search field and, among more than six towns, a choice of themes. */
  searchable = false;
  /** Leaves the map out. */
  withoutMap = false;

  private query = "";
  private chosenTheme = "";

  protected override readonly topic = "twinTowns";

  #shown = "";

  protected override async load() {
    return (await import("./twin-towns.template.ts")).twinTownsContent;
  }

  protected override listen(box: HTMLElement): void {
    super.listen(box);
    box.addEventListener("input", (event) => this.#handleFilter(event.target));
    // In finished HTML a reader may have asked before there was anybody to hear it.
    for (const field of box.querySelectorAll("input"))
      if (field.type === "search" || field.checked) this.#handleFilter(field);
  }

  protected override options(): TwinTownsOptions {
    return { ...super.options(), ...readTownOptions(this), query: this.query, theme: this.chosenTheme };
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    // The search says how many it has found; of a feed in parts, then, whether it is complete.
    const sentence = this.searchable ? this.#counted : "";
    const { state } = this;
    // A count that grows with each part is no news; what the reader has asked for is, and the last.
    const isNews = changed.size > 0 || !("feed" in state && state.feed.next);
    if (this.#shown && sentence !== this.#shown && isNews) void this.#announceSettled(sentence);
    this.#shown = sentence;
  }

  /** Shows all towns, also those beyond the limit and those that a search does not find. */
  override showAll(): void {
    super.showAll();
    this.#clearFilter();
  }

  protected override handleAction(action: string, button: Element): void {
    super.handleAction(action, button);
    if (action !== "clear") return;
    // The button that had the focus goes away with the search.
    this.#clearFilter()?.focus();
  }

  /** How many are shown, and what is said of a feed in parts. Looked for where it stands: a long list is in between. */
  get #counted(): string {
    const more = [...this.box.children].find((child) => child.matches(".omvarld-more"));
    const lines = [this.box.querySelector(".omvarld-shown"), more].map((line) => line?.querySelector("span"));
    return lines.flatMap((line) => line?.textContent ?? []).join(" ");
  }

  /** Says how many there are once they are to be seen, where nothing newer has been asked meanwhile. */
  async #announceSettled(sentence: string): Promise<void> {
    this.announce("");
    await this.updateComplete;
    if (sentence === this.#shown) this.announce(sentence);
  }

  #clearFilter(): HTMLInputElement | null {
    this.query = "";
    this.chosenTheme = "";
    const field = this.root.querySelector<HTMLInputElement>("input[type=search]");
    const all = this.root.querySelector<HTMLInputElement>("input[type=radio]");
    if (all) all.checked = true;
    if (field) field.value = "";
    return field;
  }

  #handleFilter(target: EventTarget | null): void {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.type === "search") this.query = target.value;
    if (target.type === "radio") this.chosenTheme = target.value;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "omvarld-twin-towns": OmvarldTwinTowns;
  }
}
