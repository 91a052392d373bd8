import { spawn } from "node:child_process";

/**
 * Runs a program without input.
 * @returns {Promise<{ isDone: boolean, output: string }>} whether it ended well, and all that it printed
 */
export function run(command, args, { cwd, env, seconds, moreFiles = [] }) {
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ["ignore", "pipe", "pipe", ...moreFiles],
      timeout: seconds === undefined ? undefined : seconds * 1000,
      killSignal: "SIGKILL",
    });
    child.stdout.setEncoding("utf8").on("data", (text) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (output += text));
    child.on("error", (error) => resolve({ isDone: false, output: error.message }));
    child.on("close", (code, signal) => {
      const isDone = code === 0;
      resolve({ isDone, output: signal ? `${output}\nEnded by ${signal}.` : output });
    });
  });
}

export function lastLines(text, count) {
  return text.trim().split("\n").slice(-count).join("\n");
}

export const isRoot = () => process.getuid?.() === 0;
