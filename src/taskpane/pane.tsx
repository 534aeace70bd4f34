/** The pane: a heading that says where things stand, the tabs that exist, and one screen. */
import { FluentProvider, makeStyles, mergeClasses, Spinner, Tab, TabList, tokens, type Theme } from "@fluentui/react-components";
import { useEffect, useRef, useSyncExternalStore, type JSX } from "react";
import { titleOfPeriod } from "../core/domain/day";
import { CasesScreen } from "./cases-screen";
import { viewCasesHeadline } from "./cases-headline";
import { viewCases } from "./cases-view";
import { CloseScreen } from "./close-screen";
import { viewClose } from "./close-view";
import { FirstRun } from "./first-run";
import { useLayout } from "./layout";
import { MappingScreen } from "./mapping-screen";
import { Mark } from "./mark";
import { TABS, type PaneState, type TabName } from "./pane-state";
import { ProblemNotice } from "./problem-notice";
import { ResultsScreen } from "./results-screen";
import { viewHeadline } from "./results-view";
import { RunningScreen } from "./running-screen";
import type { Session } from "./session";
import { SourcesScreen } from "./sources-screen";
import { viewSources } from "./sources-view";
import { StatusDot, type Sign } from "./status-dot";

export function Pane({ session, theme }: { readonly session: Session; readonly theme: Theme }): JSX.Element {
  const styles = useStyles();
  const state = useSyncExternalStore(session.subscribe, session.state, session.state);
  return (
    <FluentProvider theme={theme} className={styles.pane}>
      <PaneHeader state={state} />
      {hasTabs(state) ? <PaneTabs state={state} session={session} /> : null}
      {state.problem === null ? null : <ProblemNotice problem={state.problem} onDismiss={session.dismiss} />}
      <ScreenOf state={state} session={session} />
    </FluentProvider>
  );
}

type Heading = { readonly title: string; readonly detail: string; readonly sign: Sign | null };

function PaneHeader({ state }: { readonly state: PaneState }): JSX.Element {
  const styles = useStyles();
  const layout = useLayout();
  const heading = useRef<HTMLHeadingElement>(null);
  const screen = state.screen.at;
  const before = useRef(screen);
  const { title, detail, sign } = headingOf(state);
  /** The button that was pressed is gone with its screen: the keyboard goes on from the heading, which also says the outcome. */
  useEffect(() => {
    if (before.current === "running" && screen !== "running") heading.current?.focus();
    before.current = screen;
  }, [screen]);
  return (
    <header className={styles.header}>
      {sign === null ? <Mark size={20} /> : <StatusDot sign={sign} />}
      <div className={layout.grow}>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        <p className={mergeClasses(layout.caption, styles.subtitle)}>{detail}</p>
      </div>
    </header>
  );
}

function headingOf({ screen, tables, reading, settings, result }: PaneState): Heading {
  const month = settings.period === null ? "this workbook" : titleOfPeriod(settings.period);
  switch (screen.at) {
    case "looking":
      return { title: "Tieout", detail: "Looking through the workbook", sign: null };
    case "first-run":
      return { title: "Tieout", detail: "Month-end inventory reconciliation", sign: null };
    case "sources":
      return { title: `Reconcile ${month}`, detail: viewSources(tables ?? [], reading).summary, sign: null };
    case "mapping":
      return { title: "What is this table?", detail: screen.head.ref.label, sign: null };
    case "running":
      return { title: `Reconciling ${month}`, detail: "Nothing is written until everything is ready", sign: null };
    case "results": {
      if (result === null) return { title: "Tieout", detail: "", sign: null };
      const { title, detail, tone } = viewHeadline(result.reconciliation, result.finishedAt);
      return { title, detail, sign: tone === "good" ? "good" : tone };
    }
    case "cases": {
      if (result === null) return { title: "Tieout", detail: "", sign: null };
      return { ...viewCasesHeadline(viewCases(result.reconciliation, result.drafted), result.reconciliation.today), sign: null };
    }
    case "close": {
      if (result === null) return { title: "Tieout", detail: "", sign: null };
      const { title, detail, standing } = viewClose(result.reconciliation);
      return { title, detail, sign: standing === "closed" ? "done" : null };
    }
    default:
      return screen satisfies never;
  }
}

/** Tabs appear once there are two screens to turn between. */
function hasTabs({ screen, result }: PaneState): boolean {
  return result !== null && screen.at in TABS;
}

function PaneTabs({ state, session }: { readonly state: PaneState; readonly session: Session }): JSX.Element {
  const styles = useStyles();
  return (
    <nav className={styles.tabs} aria-label="Parts of the reconciliation">
      <TabList selectedValue={state.screen.at} onTabSelect={(_, { value }) => session.turnTo(value as TabName)}>
        {(Object.keys(TABS) as TabName[]).map((tab) => (
          <Tab key={tab} value={tab}>
            {TABS[tab]}
          </Tab>
        ))}
      </TabList>
    </nav>
  );
}

function ScreenOf({ state, session }: { readonly state: PaneState; readonly session: Session }): JSX.Element {
  const styles = useStyles();
  const { screen, tables, result } = state;
  switch (screen.at) {
    case "looking":
      return (
        <main className={styles.looking}>
          <Spinner size="small" label="Looking for tables" labelPosition="below" />
        </main>
      );
    case "first-run":
      return <FirstRun state={state} tables={tables ?? []} session={session} />;
    case "sources":
      return <SourcesScreen state={state} tables={tables ?? []} session={session} />;
    case "mapping":
      return <MappingScreen key={screen.head.ref.label} head={screen.head} session={session} />;
    case "running":
      return <RunningScreen progress={screen.progress} onCancel={session.cancel} />;
    case "results":
      return result === null ? <main /> : <ResultsScreen result={result} session={session} />;
    case "cases":
      return result === null ? <main /> : <CasesScreen result={result} session={session} />;
    case "close":
      return result === null ? <main /> : <CloseScreen result={result} session={session} />;
    default:
      return screen satisfies never;
  }
}

const useStyles = makeStyles({
  pane: {
    height: "100vh",
    display: "flex",
    flexDirection: "column",
    overflow: "hidden",
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
  },
  /** The right is left free: Office puts a button of its own there. */
  header: { display: "flex", gap: "12px", alignItems: "start", padding: "12px 48px 8px 16px", flexShrink: 0 },
  title: {
    fontSize: "16px",
    lineHeight: "22px",
    fontWeight: tokens.fontWeightSemibold,
    margin: "-1px 0 0",
    overflowWrap: "anywhere",
    ":focus-visible": { outlineStyle: "none" },
  },
  subtitle: { margin: "2px 0 0" },
  tabs: { padding: "0 8px", borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, flexShrink: 0 },
  looking: { flexGrow: 1, display: "grid", placeItems: "center" },
});
