/* Parts of a document that are written by a script, each between two comments that name it. */

const begin = (name) => `<!-- ${name}: written by a script -->\n`;
const end = (name) => `\n<!-- end of ${name} -->`;

function placeOf(doc, name) {
  const start = doc.indexOf(begin(name)) + begin(name).length;
  const stop = doc.indexOf(end(name));
  if (start < begin(name).length || stop < start) throw new Error(`The document has no part "${name}".`);
  return [start, stop];
}

/**
 * The document with a part written anew.
 * @param {string} doc
 * @param {string} name
 * @param {string} text
 */
export function writePart(doc, name, text) {
  const [start, stop] = placeOf(doc, name);
  return `${doc.slice(0, start)}\n${text.trim()}\n${doc.slice(stop)}`;
}

/**
 * The code of the one fenced block in a part.
 * @param {string} doc
 * @param {string} name
 */
export function readBlock(doc, name) {
  const [, code] = /```\w*\n([^]*?)\n```/.exec(doc.slice(...placeOf(doc, name))) ?? [];
  if (code === undefined) throw new Error(`Part "${name}" has no block of code.`);
  return code;
}
