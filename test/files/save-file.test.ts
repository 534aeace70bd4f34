import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stageFile } from "../../src/files/save-file";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tieout-save-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a file appears only when it is committed, whole", async () => {
  const staged = await stageFile(join(folder, "out.xlsx"), "whole");
  expect(existsSync(join(folder, "out.xlsx"))).toBe(false);
  await staged.commit();
  await staged.close();
  expect(readFileSync(join(folder, "out.xlsx"), "utf8")).toBe("whole");
  expect(readdirSync(folder)).toEqual(["out.xlsx"]);
});

test("a file that is closed without a commit leaves what was there before, and nothing beside it", async () => {
  writeFileSync(join(folder, "out.xlsx"), "before");
  await (await stageFile(join(folder, "out.xlsx"), "after")).close();
  expect(readFileSync(join(folder, "out.xlsx"), "utf8")).toBe("before");
  expect(readdirSync(folder)).toEqual(["out.xlsx"]);
});

test("a missing folder is named, with the next step", async () => {
  await expect(stageFile(join(folder, "none", "out.xlsx"), "x")).rejects.toThrow(
    `${join(folder, "none", "out.xlsx")} cannot be written: there is no such folder. Create it first.`,
  );
});

test("what was committed can be undone: the former file is back, or none where there was none", async () => {
  writeFileSync(join(folder, "old.xlsx"), "before");
  for (const name of ["old.xlsx", "new.xlsx"]) {
    const staged = await stageFile(join(folder, name), "after");
    await staged.commit();
    await staged.undo();
    await staged.close();
  }
  expect(readdirSync(folder)).toEqual(["old.xlsx"]);
  expect(readFileSync(join(folder, "old.xlsx"), "utf8")).toBe("before");
});

test("a folder in the file's place is refused at once and nothing is left behind", async () => {
  mkdirSync(join(folder, "out.xlsx"));
  await expect(stageFile(join(folder, "out.xlsx"), "x")).rejects.toThrow("out.xlsx cannot be written: it is a folder. Give a file's name.");
  expect(readdirSync(folder)).toEqual(["out.xlsx"]);
});
