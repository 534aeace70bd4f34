/** The month in figures: what is there, what is not accounted for, how it came about, what to look into. */
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  Link,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  Select,
  tokens,
} from "@fluentui/react-components";
import { useState, type JSX } from "react";
import type { RollforwardLine } from "../core/engine/findings";
import { BridgeChart } from "./bridge-chart";
import { viewBridge } from "./bridge-view";
import { ExplainList } from "./explain-list";
import { viewOnTheWay } from "./explain-view";
import { countText } from "./figure-text";
import { useLayout } from "./layout";
import { MethodsPanel } from "./methods-panel";
import { NumberScreen } from "./number-screen";
import { NumberSearch } from "./number-search";
import type { Result } from "./pane-state";
import { viewControls, viewEnding, viewUnexplained, type Figure } from "./results-view";
import type { Session } from "./session";
import { StatusDot } from "./status-dot";

const ON_THE_WAY_MAX = 100;
const CONTROLS = "controls";

export function ResultsScreen({ result, session }: { readonly result: Result; readonly session: Session }): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState<RollforwardLine | "back" | null>(null);
  const { reconciliation } = result;
  if (asked !== null && asked !== "back" && reconciliation.rollforward.includes(asked))
    return <NumberScreen line={asked} session={session} onBack={() => setAsked("back")} />;
  const fails = reconciliation.controls.some(({ pass }) => !pass);
  return (
    <>
      <main className={layout.body}>
        {result.outdated ? (
          <MessageBar intent="warning" layout="multiline" className={styles.outdated}>
            <MessageBarBody>The tables were changed after this run. Run again to see the effect.</MessageBarBody>
          </MessageBar>
        ) : null}
        <div className={styles.cards}>
          <FigureCard figure={viewEnding(reconciliation.rollforward)} />
          <FigureCard figure={viewUnexplained(reconciliation)} />
        </div>
        <BridgeSection result={result} />
        {fails ? (
          <Accordion collapsible defaultOpenItems={CONTROLS} className={styles.more}>
            <Controls result={result} session={session} />
          </Accordion>
        ) : null}
        <h2 className={layout.heading}>To explain</h2>
        <ExplainList result={result} onGo={session.goToAnchor} />
        <Accordion collapsible multiple className={styles.more}>
          <OnTheWay result={result} session={session} />
          {fails ? null : <Controls result={result} session={session} />}
        </Accordion>
        <NumberSearch rollforward={reconciliation.rollforward} typed={typed} onType={setTyped} onChoose={setAsked} takesFocus={asked === "back"} />
        <MethodsPanel result={result} session={session} />
      </main>
      <footer className={layout.footer}>
        <Button appearance="primary" className={layout.grow} onClick={() => void session.goToSheet(sheetIdOf(result, "rollforward"))}>
          Open rollforward
        </Button>
        <Button className={layout.fixed} onClick={() => void session.reconcile()}>
          Run again
        </Button>
      </footer>
    </>
  );
}

function FigureCard({ figure: { title, figure, lines, tone } }: { readonly figure: Figure }): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  return (
    <div className={styles.card} role="group" aria-label={title}>
      <span className={layout.caption}>{title}</span>
      <span className={mergeClasses(styles.figure, tone === "bad" && styles.bad, tone === "good" && styles.good)}>{figure}</span>
      {lines.map((line) => (
        <span key={line} className={layout.caption}>
          {line}
        </span>
      ))}
    </div>
  );
}

function BridgeSection({ result }: { readonly result: Result }): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  const [chosen, setChosen] = useState("");
  const { rollforward } = result.reconciliation;
  const locations = [...new Set(rollforward.map(({ location }) => location))];
  const location = locations.includes(chosen) ? chosen : "";
  return (
    <section>
      <div className={styles.sectionHead}>
        <h2 className={mergeClasses(layout.heading, styles.flat)}>From beginning to ending</h2>
        {locations.length < 2 ? null : (
          <Select
            size="small"
            appearance="underline"
            aria-label="Location of the chart"
            className={styles.picker}
            value={location}
            onChange={(_, { value }) => setChosen(value)}
          >
            <option value="">All locations</option>
            {locations.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </div>
      <BridgeChart bridge={viewBridge(rollforward.filter((line) => location === "" || line.location === location))} />
    </section>
  );
}

function OnTheWay({ result, session }: { readonly result: Result; readonly session: Session }): JSX.Element | null {
  const layout = useLayout();
  const styles = useStyles();
  const view = viewOnTheWay(result.reconciliation);
  if (view === null) return null;
  return (
    <AccordionItem value="way" className={styles.item}>
      <AccordionHeader expandIconPosition="end" className={styles.header}>
        {view.summary}
      </AccordionHeader>
      <AccordionPanel className={styles.panel}>
        <ul className={layout.list}>
          {view.lines.slice(0, ON_THE_WAY_MAX).map(({ key, title, detail, anchor }) => (
            <li key={key} className={layout.linkItem}>
              <button type="button" className={layout.link} onClick={() => void session.goToAnchor(anchor, null)}>
                <span className={layout.grow}>
                  <span className={layout.strong}>{title}</span>
                  <span className={layout.caption}>{detail}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
        {view.lines.length <= ON_THE_WAY_MAX ? null : (
          <p className={layout.caption}>And {countText(view.lines.length - ON_THE_WAY_MAX, "line")} more on the sheet.</p>
        )}
      </AccordionPanel>
    </AccordionItem>
  );
}

function Controls({ result, session }: { readonly result: Result; readonly session: Session }): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  const { summary, tone, controls, rest } = viewControls(result.reconciliation.controls);
  return (
    <AccordionItem value={CONTROLS} className={styles.item}>
      <AccordionHeader expandIconPosition="end" className={styles.header} icon={<StatusDot sign={tone === "good" ? "passed" : "bad"} />}>
        {summary}
      </AccordionHeader>
      <AccordionPanel className={styles.panel}>
        <ul className={layout.list}>
          {controls.map(({ id, title, pass, detail }) => (
            <li key={id} className={styles.control}>
              <StatusDot sign={pass ? "passed" : "bad"} />
              <span className={layout.grow}>
                {title}
                {detail === null ? null : <span className={layout.caption}>{detail}</span>}
              </span>
            </li>
          ))}
        </ul>
        {rest === null ? null : <p className={mergeClasses(layout.caption, styles.rest)}>{rest}</p>}
        <Link onClick={() => void session.goToSheet(sheetIdOf(result, "checks"))}>Open the checks</Link>
      </AccordionPanel>
    </AccordionItem>
  );
}

/** Ids of sheets begin with what they hold. */
function sheetIdOf({ sheets }: Result, subject: string): string {
  return (sheets.find(({ id }) => id.startsWith(subject)) ?? sheets[0])?.id ?? "";
}

const useStyles = makeStyles({
  outdated: { marginBottom: "12px" },
  cards: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: "8px", marginTop: "4px" },
  card: { border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusLarge, padding: "8px 12px 12px", minWidth: 0 },
  figure: {
    display: "block",
    fontSize: "22px",
    lineHeight: "28px",
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
    margin: "4px 0",
  },
  bad: { color: tokens.colorPaletteRedForeground1 },
  good: { color: tokens.colorPaletteGreenForeground1 },
  sectionHead: { display: "flex", flexWrap: "wrap", alignItems: "center", justifyContent: "space-between", gap: "8px", marginTop: "16px" },
  flat: { margin: 0, flexShrink: 0 },
  picker: { minWidth: "140px", flexShrink: 1 },
  more: { marginTop: "16px", borderTop: `1px solid ${tokens.colorNeutralStroke2}`, ":empty": { display: "none" } },
  item: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, ":last-child": { borderBottomStyle: "none" } },
  header: { margin: "0 -8px", "& button": { padding: "0 8px" } },
  panel: { margin: "0 0 12px" },
  rest: { margin: "4px 0 8px" },
  control: { display: "flex", gap: "12px", padding: "6px 0", lineHeight: "20px" },
});
