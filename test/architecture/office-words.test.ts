/** Excel's interface is known in one adapter and in the shells that a host of Office starts; everywhere else it is the port. */
import ts from "typescript";
import { lineOf, parse, readSources, walk, type SourceFile } from "./source-tree";

const FOLDERS = ["src/excel/", "src/workbench/", "src/functions/", "src/commands/"] as const;
/** Starts the pane once the host is ready. */
const PANE_ENTRY = "src/taskpane/taskpane.tsx";
const OFFICE_WORDS = new Set(["Excel", "Office", "OfficeExtension", "OfficeRuntime", "CustomFunctions"]);

function strayOfficeWords(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter(({ path }) => path !== PANE_ENTRY && !FOLDERS.some((folder) => path.startsWith(folder)))
    .flatMap((file) => {
      const found: string[] = [];
      walk(parse(file), (node) => {
        const owner = ts.isPropertyAccessExpression(node) ? node.expression : ts.isQualifiedName(node) ? node.left : null;
        if (owner !== null && ts.isIdentifier(owner) && OFFICE_WORDS.has(owner.text)) found.push(`${file.path}:${lineOf(node)} says ${node.getText()}`);
      });
      return found;
    });
}

test("only the adapter, the workbench, functions, commands and the pane's entry say Excel. or Office.", () => {
  expect(strayOfficeWords(readSources("src"))).toEqual([]);
});

describe("the rule itself", () => {
  test("refuses a value and a type of Excel's in the use case", () => {
    expect(strayOfficeWords([{ path: "src/app/run.ts", text: "export const f = (sheet: Excel.Worksheet) =>\n  Office.context;" }])).toEqual([
      "src/app/run.ts:1 says Excel.Worksheet",
      "src/app/run.ts:2 says Office.context",
    ]);
  });

  test("accepts the words in texts and comments, and the interface in the adapter", () => {
    expect(
      strayOfficeWords([
        { path: "src/taskpane/view.tsx", text: `/** Excel. */ export const title = "Office.";` },
        { path: "src/excel/run.ts", text: "Excel.run(f);" },
      ]),
    ).toEqual([]);
  });
});
