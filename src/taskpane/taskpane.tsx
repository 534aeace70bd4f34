/** The pane's entry: puts the program together once the host is ready, draws it, and hands the session to ribbon and cells. */
import { useEffect, useState, type JSX } from "react";
import { createRoot } from "react-dom/client";
import { handOver } from "../app/session";
import { dayOf, type Day } from "../core/domain/day";
import { colourRows, uncolourRows } from "../excel/colour-rows";
import { excelWire, openExcelPort } from "../excel/excel-port";
import { recalculate } from "../excel/recalculate";
import { selectArea, selectSource } from "../excel/select-area";
import { watchWorkbook } from "../excel/workbook-events";
import { readWorkbookSetting, writeWorkbookSetting } from "../excel/workbook-settings";
import { calculateApart } from "./calculator";
import { importApart } from "./file-importer";
import { inquireApart } from "./inquirer";
import { Pane } from "./pane";
import { openSession, type Session } from "./session";
import type { Workbook } from "./surroundings";
import { themeFor, type OfficeColours } from "./theme";

const SETTINGS_KEY = "Tieout.settings";
/** Long enough for a burst of typing to end. */
const PAUSE_MS = 1500;

const page = document.getElementById("pane") ?? document.body;

/** A drawing that fails takes the whole page with it: say so, instead of leaving it white. */
window.addEventListener("error", ({ message }) => {
  if (page.childElementCount === 0) page.textContent = `Tieout stopped: ${message}. Close this pane and open it again; the workbook is unchanged.`;
});

void Office.onReady(async ({ host }) => {
  if (host !== Office.HostType.Excel) {
    page.textContent = "Tieout works inside Excel. Open a workbook and choose Open Tieout on the Home tab.";
    return;
  }
  const session = openSession({
    workbook: openWorkbook(),
    calculator: calculateApart,
    openInquiry: inquireApart,
    importer: importApart,
    today,
    clock,
    afterPause: pausing(),
  });
  createRoot(page).render(<ThemedPane session={session} />);
  await session.open();
  handOver(session);
});

function ThemedPane({ session }: { readonly session: Session }): JSX.Element {
  const [theme, setTheme] = useState(() => themeFor(officeColours()));
  /** Excel tells nobody when its theme changes; whoever changed it comes back to the pane. */
  useEffect(() => {
    const look = (): void => setTheme(themeFor(officeColours()));
    window.addEventListener("focus", look);
    return () => window.removeEventListener("focus", look);
  }, []);
  return <Pane session={session} theme={theme} />;
}

function officeColours(): OfficeColours | undefined {
  return (Office.context as { readonly officeTheme?: OfficeColours }).officeTheme;
}

function openWorkbook(): Workbook {
  const wire = excelWire(Excel);
  return {
    port: openExcelPort(wire),
    patientPort: openExcelPort({ ...wire, isPatient: true }),
    readSettings: () => readWorkbookSetting(wire, SETTINGS_KEY),
    writeSettings: (json) => writeWorkbookSetting(wire, SETTINGS_KEY, json),
    recalculate: () => recalculate(wire),
    selectArea: (sheetId, area) => selectArea(wire, sheetId, area),
    selectPlace: async (place) => void (await selectSource(wire, place)),
    colourRows: (rows) => colourRows(wire, rows),
    uncolourRows: () => uncolourRows(wire),
    watch: async (onChange) => void (await watchWorkbook(wire, onChange)),
  };
}

/** The accountant's day, where the machine stands. */
function today(): Day {
  const now = new Date();
  return dayOf({ year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() });
}

function clock(): string {
  return new Date().toTimeString().slice(0, 5);
}

function pausing(): (task: () => void) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (task) => {
    clearTimeout(timer);
    timer = setTimeout(task, PAUSE_MS);
  };
}
