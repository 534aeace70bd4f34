/** The tables that were recognised, what is missing, and the choices; below, always in sight, the month and the button. */
import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import type { SurveyedTable } from "../app/reconcile-workbook";
import { useLayout } from "./layout";
import type { PaneState } from "./pane-state";
import type { Session } from "./session";
import { MonthField, SettingsFields } from "./settings-fields";
import { keyOfTable, placeText, viewSources, type SourceLine, type SourceStatus } from "./sources-view";
import { StatusDot, type Sign } from "./status-dot";

type Props = { readonly state: PaneState; readonly tables: readonly SurveyedTable[]; readonly session: Session };

const SIGN_OF: Readonly<Record<SourceStatus, Sign>> = { ready: "good", attention: "attention", missing: "missing" };

export function SourcesScreen({ state, tables, session }: Props): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  const { lines, unrecognised } = viewSources(tables, state.reading);
  return (
    <>
      <main className={layout.body}>
        <ul className={layout.list} aria-label="Tables">
          {lines.map((line) => (
            <SourceRow key={line.key} line={line} onShow={session.goToPlace} />
          ))}
          {unrecognised.length === 0 ? null : (
            <li className={layout.row}>
              <StatusDot sign="unknown" />
              <div className={layout.grow}>
                <span className={layout.strong}>Left aside</span>
                <span className={layout.caption}>No known column names in the first rows. If it is meant to be used, keep the report's own header row.</span>
                {unrecognised.map((ref) => (
                  <Link key={keyOfTable(ref)} className={styles.aside} onClick={() => void session.goToPlace({ source: ref, row: null })}>
                    {placeText(ref)}
                  </Link>
                ))}
              </div>
            </li>
          )}
        </ul>
        <h2 className={layout.heading}>How to count</h2>
        <SettingsFields settings={state.settings} onChoose={session.choose} />
      </main>
      <div className={layout.footer}>
        <div className={layout.grow}>
          <MonthField settings={state.settings} reading={state.reading} onChoose={session.choose} />
        </div>
        <Button appearance="primary" className={layout.fixed} disabled={state.reading === null && state.settings.period === null} onClick={() => void session.reconcile()}>
          Reconcile
        </Button>
      </div>
    </>
  );
}

function SourceRow({ line, onShow }: { readonly line: SourceLine; readonly onShow: Session["goToPlace"] }): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  const { ref } = line;
  return (
    <li className={layout.row}>
      <StatusDot sign={SIGN_OF[line.status]} />
      <div className={layout.grow}>
        <span className={layout.strong}>{line.title}</span>
        <span className={layout.caption}>{line.detail}</span>
        {line.trouble === null ? null : <span className={styles.trouble}>{line.trouble}</span>}
      </div>
      {ref === null ? null : (
        <Link className={styles.show} aria-label={`Show ${placeText(ref)}`} onClick={() => void onShow({ source: ref, row: null })}>
          Show
        </Link>
      )}
    </li>
  );
}

const useStyles = makeStyles({
  show: { flexShrink: 0, lineHeight: "20px" },
  aside: { display: "block", marginTop: "4px", fontSize: "12px", lineHeight: "16px", overflowWrap: "anywhere", whiteSpace: "normal" },
  trouble: { display: "block", marginTop: "4px", fontSize: "12px", lineHeight: "16px", color: tokens.colorNeutralForeground1 },
});
