/** What the ids inside a tag begin with, where nothing else on the page does: its own id, or its name. */
export const prefixOf = (id: string, tag: string): string => (id ? `omvarld-${id}` : tag);

/** Ids in the light DOM share the page's name space: where several elements want the same, they are numbered. */
const taken = new WeakMap<Node, Map<string, WeakRef<Element>>>();

export function claimPrefix(element: Element): string {
  const scope = element.getRootNode();
  let names = taken.get(scope);
  if (!names) taken.set(scope, (names = new Map()));
  const wanted = prefixOf(element.id, element.localName);
  for (let copy = 1; ; copy++) {
    const name = copy === 1 ? wanted : `${wanted}-${copy}`;
    const owner = names.get(name)?.deref();
    // An element that was moved or taken out leaves its name to others.
    if (!owner || owner === element || owner.getRootNode() !== scope) {
      names.set(name, new WeakRef(element));
      return name;
    }
  }
}
