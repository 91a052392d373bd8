import type { CSSResult } from "lit";
import type { Scope, ScopeOptions } from "./scope.ts";
import type { TagOptions } from "./templates/section.ts";

/** What a tag shows once there is a feed. Each tag's own comes while its feed is on the way. */
export interface Content<in O extends TagOptions> {
  /** Sheets besides the shared one. */
  readonly styles: readonly CSSResult[];
  /** Level of its heading where the editor names none. */
  readonly level: number;
  /** All that its templates may know. It comes with them, so that nobody waits for it before the feed. */
  createScope(options: ScopeOptions): Scope;
  /** Gets ready, while the feed is on its way, what takes a moment to make in a language. */
  prepare?(language: string): void;
  render(scope: Scope, options: O): unknown;
  /** Does what a button of the content asks for, by its `data-omvarld-action`. What is not its own, it leaves alone. */
  act?(scope: Scope, action: string, button: Element): void;
  /**
   * Brings to life what markup alone cannot say.
   * @param kept finished HTML.
   * @param made where it stays, makes the template that it was printed from; else the box that has taken its place.
   */
  enliven?(kept: Element, made: (() => unknown) | Element): void;
  /** Resolves when all members stand in a box that was rendered into. */
  finished(box: Node): Promise<void>;
  /** How many members are shown. */
  count(scope: Scope, options: O): number;
}
