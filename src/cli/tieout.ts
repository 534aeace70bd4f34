/** The command line's entry: hands the process's arguments and streams to the program and leaves with its exit status. */
import { runTieout } from "./program";

/** npm runs a script from the package's folder; the paths that were typed are relative to the folder npm was called in. */
const calledThroughNpm = process.env["npm_lifecycle_event"] === "tieout";
const now = new Date();

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // The reader of a pipe may leave early, as `head` does; that is no failure of ours.
  if (error.code !== "EPIPE") throw error;
});

const finished = runTieout(process.argv.slice(2), {
  folder: (calledThroughNpm ? process.env["INIT_CWD"] : undefined) ?? process.cwd(),
  today: { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() },
  print: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
  isTerminal: process.stderr.isTTY === true,
});

void finished.then((status) => {
  process.exitCode = status;
});
