/** Where a Chromium is on this machine: named by CHROME_PATH, installed, or downloaded by Playwright. */
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

const COMMANDS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "microsoft-edge-stable"];
const PLACES = [
  "/usr/bin/chromium",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ...["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((variable) => {
    const folder = process.env[variable];
    return folder === undefined ? [] : [join(folder, "Google/Chrome/Application/chrome.exe"), join(folder, "Microsoft/Edge/Application/msedge.exe")];
  }),
];
const PLAYWRIGHT_BINARIES = [
  "chrome-linux/chrome",
  "chrome-linux64/chrome",
  "chrome-win/chrome.exe",
  "chrome-win64/chrome.exe",
  "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
  "chrome-headless-shell-linux64/chrome-headless-shell",
  "chrome-linux/headless_shell",
];

export function findChromium(): string {
  const named = process.env["CHROME_PATH"];
  if (named !== undefined && named !== "") {
    if (!existsSync(named)) throw new Error(`CHROME_PATH is "${named}", and there is no such file. Point it at a Chromium or Chrome, or unset it.`);
    return named;
  }
  const found = [...onPath(), ...PLACES, ...playwrightCache()].find((place) => existsSync(place));
  if (found !== undefined) return found;
  throw new Error(
    [
      "The browser tests need a Chromium, and none was found on this machine. Any of these gives them one:",
      "  Debian, Ubuntu:  sudo apt-get install chromium",
      "  anywhere:        npx playwright-core install chromium",
      "  one elsewhere:   CHROME_PATH=/path/to/chrome npm test",
    ].join("\n"),
  );
}

function onPath(): readonly string[] {
  return (process.env["PATH"] ?? "").split(delimiter).flatMap((folder) => COMMANDS.map((command) => join(folder, command)));
}

function playwrightCache(): readonly string[] {
  const own = process.env["PLAYWRIGHT_BROWSERS_PATH"];
  const local = process.env["LOCALAPPDATA"];
  const folders = [
    own,
    join(homedir(), ".cache/ms-playwright"),
    join(homedir(), "Library/Caches/ms-playwright"),
    local === undefined ? undefined : join(local, "ms-playwright"),
  ];
  return folders
    .filter((folder) => folder !== undefined && existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder ?? "")
        .filter((name) => name.startsWith("chromium"))
        .flatMap((name) => PLAYWRIGHT_BINARIES.map((binary) => join(folder ?? "", name, binary))),
    );
}
