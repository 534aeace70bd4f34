/** What to bring, where it comes from, and what it is for: shown while no table of the workbook is recognised. */
import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Button, makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import { SOURCES, type SourceKind } from "../core/domain/source";
import type { SurveyedTable } from "../app/reconcile-workbook";
import { FileCards } from "./file-card";
import { FileDrop } from "./file-drop";
import { countText } from "./figure-text";
import { useLayout } from "./layout";
import { LeftAside } from "./left-aside";
import { Mark } from "./mark";
import type { PaneState } from "./pane-state";
import type { Session } from "./session";

type Guide = { readonly kind: SourceKind; readonly need: string; readonly steps: readonly string[] };

const GUIDES: readonly Guide[] = [
  {
    kind: "ledger-summary",
    need: "needed",
    steps: [
      "In Seller Central open Reports, then Fulfilment by Amazon, then Inventory Ledger.",
      "Choose the summary view, by day, for the month to close and the month before it.",
      "Download it as CSV or text and drop the file here, as it is.",
    ],
  },
  {
    kind: "unit-costs",
    need: "for values",
    steps: ["A table of your own with the columns SKU, Unit Cost and Currency.", "Add From, a date, where a cost changed."],
  },
  {
    kind: "shipments",
    need: "for shipped against received",
    steps: [
      "A table of your own with Shipment ID, SKU and Dispatched.",
      "Declared, Delivered, Ship Date, Delivered Date, Status and Units per Carton sharpen the verdict.",
    ],
  },
  {
    kind: "movements",
    need: "for your own warehouses",
    steps: [
      "A table of your own with Date, Warehouse, SKU, Type and Quantity.",
      "Types are opening, purchase, sale, transfer, count and the like; Unit Cost, Currency, Reference and To Warehouse are used where they are filled.",
    ],
  },
];

type Props = { readonly state: PaneState; readonly tables: readonly SurveyedTable[]; readonly session: Session };

export function FirstRun({ state, tables, session }: Props): JSX.Element {
  const tableCount = tables.length;
  const layout = useLayout();
  const styles = useStyles();
  return (
    <>
      <main className={layout.body}>
        <div className={styles.promise}>
          <Mark size={48} />
          <p className={styles.lead}>Every unit of the month, in quantity and value, and a list of what does not agree.</p>
        </div>
        <p className={styles.found}>
          {tableCount === 0
            ? "This workbook holds no table yet."
            : `${countText(tableCount, "table")} ${tableCount === 1 ? "is" : "are"} here, but none has column names that Tieout knows.`}{" "}
          Bring these as files or each on its own sheet, with its header row.
        </p>
        <FileDrop onFiles={session.addFiles} />
        <FileCards files={state.files} session={session} />
        <LeftAside tables={tables} session={session} />
        <Accordion collapsible multiple defaultOpenItems={["ledger-summary"]}>
          {GUIDES.map(({ kind, need, steps }) => (
            <AccordionItem key={kind} value={kind} className={styles.item}>
              <AccordionHeader expandIconPosition="end" className={styles.header}>
                <span>
                  <span className={layout.strong}>{SOURCES[kind]}</span>
                  <span className={layout.caption}>{need}</span>
                </span>
              </AccordionHeader>
              <AccordionPanel className={styles.panel}>
                <ol className={styles.steps}>
                  {steps.map((step) => (
                    <li key={step}>{step}</li>
                  ))}
                </ol>
              </AccordionPanel>
            </AccordionItem>
          ))}
        </Accordion>
        <p className={layout.caption}>Nothing leaves this computer. The figures are worked out here.</p>
      </main>
      <footer className={layout.footer}>
        <Button appearance="primary" className={layout.grow} onClick={() => void session.look()}>
          Look again
        </Button>
      </footer>
    </>
  );
}

const useStyles = makeStyles({
  promise: { display: "flex", gap: "16px", alignItems: "center", padding: "8px 0 4px" },
  lead: { margin: 0, fontSize: "16px", lineHeight: "22px", fontWeight: tokens.fontWeightSemibold },
  found: { margin: "12px 0 8px", lineHeight: "20px" },
  item: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  header: { marginLeft: "-8px", marginRight: "-8px", "& button": { padding: "8px", minHeight: "52px" } },
  panel: { margin: "0 0 12px" },
  steps: { margin: 0, paddingLeft: "20px", lineHeight: "20px", color: tokens.colorNeutralForeground2, display: "grid", gap: "4px" },
});
