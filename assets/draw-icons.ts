/**
 * Icon drawings -> the PNG files that Excel wants, drawn by the Chromium at CHROME_PATH: `npx tsx assets/draw-icons.ts`.
 * The smallest size has a drawing of its own, laid on whole pixels.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const FOLDER = __dirname;
const DRAWINGS = [
  { size: 16, drawing: "icon-small.svg", picture: "icon-16.png" },
  { size: 32, drawing: "icon.svg", picture: "icon-32.png" },
  { size: 64, drawing: "icon.svg", picture: "icon-64.png" },
  { size: 80, drawing: "icon.svg", picture: "icon-80.png" },
  { size: 16, drawing: "icon-run-small.svg", picture: "icon-run-16.png" },
  { size: 32, drawing: "icon-run.svg", picture: "icon-run-32.png" },
  { size: 80, drawing: "icon-run.svg", picture: "icon-run-80.png" },
] as const;

async function drawIcons(): Promise<void> {
  const browser = await chromium.launch({ executablePath: process.env["CHROME_PATH"] ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  try {
    for (const { size, drawing, picture } of DRAWINGS) {
      const page = await browser.newPage({ viewport: { width: size, height: size } });
      const svg = readFileSync(join(FOLDER, drawing), "utf8").replace("<svg ", `<svg width="${size}" height="${size}" `);
      await page.setContent(`<style>html,body{margin:0;background:transparent}svg{display:block}</style>${svg}`);
      writeFileSync(join(FOLDER, picture), await page.screenshot({ omitBackground: true }));
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

void drawIcons();
