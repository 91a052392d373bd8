/**
 * How to start npm from a script.
 * @returns {{ command: string, args: string[], shell: boolean }} for `spawn`, with `args` before npm's own arguments
 */
export function npmCommand() {
  const { npm_execpath: npmProgram, npm_node_execpath: npmNode } = process.env;
  if (npmProgram?.endsWith("npm-cli.js")) {
    // npm's own Node, not this process's: the latter may be the one in node_modules, which `npm ci` deletes.
    return { command: npmNode ?? process.execPath, args: [npmProgram], shell: false };
  }
  // On Windows npm is a .cmd file, which Node starts through a shell only.
  return { command: "npm", args: [], shell: process.platform === "win32" };
}
