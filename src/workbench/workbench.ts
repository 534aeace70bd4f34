/** The workbench's page: a workbook in memory, the grid that shows it, and the task pane beside it, put together. */
import { fetchDeclarations } from "./functions/declarations";
import { namesAsInFile, namesAsShown } from "./functions/names-in-file";
import { openFunctions } from "./functions/open-functions";
import { openBridge } from "./host/bridge";
import { openHost, type WorkbookHost } from "./host/open-host";
import type { WorkbookSnapshot } from "./host/snapshot";
import { showChange, showWorkbook } from "./mirror/show-workbook";
import { takeEdits } from "./mirror/take-edits";
import "./page.css";
import type { PaneLink } from "./pane/pane-link";
import type { Grid } from "./spreadsheet/grid";
import { openGrid } from "./spreadsheet/open-grid";
import { loadStandardFont } from "./spreadsheet/standard-font";
import { addTextFile } from "./text-file";
import { openToolbar } from "./toolbar";
import { openHandle } from "./workbench-handle";
import { readXlsxFile } from "./xlsx/read-xlsx";
import { writeXlsxFile } from "./xlsx/write-xlsx";

const SAMPLE = "sample.xlsx";
const ADD_IN = { manifest: "manifest.xml", addIn: "../add-in" };
/** A request that reads: its answer must wait for the formulas. */
const QUERY = /"ActionType":2\b/;

async function openWorkbench(): Promise<void> {
  let host: WorkbookHost = openHost({ sheets: [{ name: "Sheet1" }] });
  /** Whether cells changed since the formulas were last computed. */
  let isStale = false;
  let isSample = false;
  let computing: Promise<void> = Promise.resolve();
  let delayMilliseconds = 0;

  // A canvas draws with whatever font is there at the moment.
  await loadStandardFont();
  const grid: Grid = await openGrid(
    element("grid"),
    takeEdits(
      () => host,
      () => grid,
    ),
  );
  const pane = element("pane") as HTMLIFrameElement;
  const functions = openFunctions(() => calculateAnew());
  const declarations = await fetchDeclarations(ADD_IN);
  const functionNames = declarations.map(({ name }) => name);
  grid.addFunctions(declarations.map((declaration) => ({ ...declaration, work: (given) => functions.work(declaration, given) })));

  const calculated = (): Promise<void> => {
    if (isStale) {
      isStale = false;
      // One calculation at a time; one that failed was told to whoever waited for it.
      computing = computing.catch(() => undefined).then(() => grid.calculate());
    }
    return computing;
  };

  const calculateAnew = (): void => {
    isStale = true;
    calculated().catch((error: unknown) => console.warn(error));
  };

  /** The worksheet functions included, which the add-in answers in its own time; meanwhile it may read the workbook. */
  const settled = async (): Promise<void> => {
    do await calculated();
    while (await functions.answered());
  };

  const openWorkbook = (snapshot: WorkbookSnapshot, name: string): void => {
    functions.disconnect();
    host = openHost(namesAsShown(snapshot, functionNames));
    host.subscribe((change) => {
      isStale ||= change.contents.size > 0;
      if (change.calculation) {
        functions.forget();
        calculateAnew();
      }
      if (change.origin === "add-in") showChange(host, grid, change);
    });
    showWorkbook(host, grid);
    isStale = true;
    toolbar.showName(name);
    isSample = false;
    // In Excel, too, a pane belongs to one workbook: another workbook has another pane.
    pane.src = "pane.html";
  };

  const openFiles = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (/\.xlsx$/i.test(file.name)) openWorkbook(await readXlsxFile(bytes), file.name);
      else {
        // Figures of one's own do not belong among the sample's.
        if (isSample) openWorkbook({ sheets: [{ name: "Sheet1" }] }, "New workbook");
        await addTextFile(host, { name: file.name, bytes });
        showWorkbook(host, grid);
      }
    }
  };

  const openSample = async (): Promise<void> => {
    openWorkbook(await readXlsxFile(await fetchSample()), "Sample workbook");
    isSample = true;
  };

  const save = async (): Promise<Uint8Array> => {
    await settled();
    return writeXlsxFile(namesAsInFile(host.snapshot(), functionNames));
  };

  const link: PaneLink = {
    offerFunctions: functions.connect,
    connect(deliver) {
      const bridge = openBridge(host, { defer: (task) => void setTimeout(task) });
      bridge.onMessageFromHost = deliver;
      let turn = Promise.resolve();
      return (text) => {
        // A request that failed must not keep those after it waiting.
        turn = turn
          .catch((error: unknown) => console.error(error))
          .then(async () => {
            if (delayMilliseconds > 0) await new Promise((resolve) => setTimeout(resolve, delayMilliseconds));
            // A workbook whose formulas take too long still answers, with the values it has.
            if (QUERY.test(text)) await calculated().catch((error: unknown) => console.warn(error));
            bridge.sendMessageToHost(text);
          });
      };
    },
  };

  const answerAfter = (milliseconds: number): void => void (delayMilliseconds = milliseconds);
  const toolbar = openToolbar({ onFiles: openFiles, onSave: save, onSample: openSample });
  Object.assign(window, { tieoutPaneLink: link, tieoutWorkbench: openHandle(() => host, { grid, settled, answerAfter }) });
  await toolbar.attempt("The sample workbook", openSample);
}

async function fetchSample(): Promise<Uint8Array> {
  const response = await fetch(SAMPLE);
  if (!response.ok) throw new Error(`it could not be loaded (${response.status}): reload the page, or open a file of your own`);
  return new Uint8Array(await response.arrayBuffer());
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no element "${id}"`);
  return found;
}

void openWorkbench();
