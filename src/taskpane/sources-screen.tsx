/** The tables that were recognised, what is missing, and the choices; below, always in sight, the month and the button. */
import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import type { SurveyedTable } from "../app/reconcile-workbook";
import { FileCards } from "./file-card";
import { FileDrop } from "./file-drop";
import { useLayout } from "./layout";
import { LeftAside } from "./left-aside";
import type { PaneState } from "./pane-state";
import type { Session } from "./session";
import { MonthField, SettingsFields } from "./settings-fields";
import { placeText, viewSources, type SourceLine, type SourceStatus } from "./sources-view";
import { StatusDot, type Sign } from "./status-dot";

type Props = { readonly state: PaneState; readonly tables: readonly SurveyedTable[]; readonly session: Session };

const SIGN_OF: Readonly<Record<SourceStatus, Sign>> = { ready: "good", attention: "attention", missing: "missing" };

export function SourcesScreen({ state, tables, session }: Props): JSX.Element {
  const layout = useLayout();
  const { lines } = viewSources(tables, state.reading);
  const idOfFile = ({ ref }: SourceLine): number | null => state.files.find(({ name, status }) => status.at === "kept" && name === ref?.file)?.id ?? null;
  return (
    <>
      <main className={layout.body}>
        <ul className={layout.list} aria-label="Tables">
          {lines.map((line) => (
            <SourceRow key={line.key} line={line} fileId={idOfFile(line)} session={session} />
          ))}
        </ul>
        <LeftAside tables={tables} session={session} />
        <FileDrop onFiles={session.addFiles} />
        <FileCards files={state.files} session={session} />
        <h2 className={layout.heading}>How to count</h2>
        <SettingsFields settings={state.settings} onChoose={session.choose} />
      </main>
      <footer className={layout.footer}>
        <div className={layout.grow}>
          <MonthField settings={state.settings} reading={state.reading} onChoose={session.choose} />
        </div>
        <Button
          appearance="primary"
          className={layout.fixed}
          disabled={state.reading === null && state.settings.period === null}
          onClick={() => void session.reconcile()}
        >
          Reconcile
        </Button>
      </footer>
    </>
  );
}

/** A file that is used without a sheet has nothing to show, and can be taken away. */
function SourceRow({ line, fileId, session }: { readonly line: SourceLine; readonly fileId: number | null; readonly session: Session }): JSX.Element {
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
      {ref === null ? null : fileId === null ? (
        <Link className={styles.show} aria-label={`Show ${placeText(ref)}`} onClick={() => void session.goToPlace({ source: ref, row: null })}>
          Show
        </Link>
      ) : (
        <Link className={styles.show} aria-label={`Remove ${placeText(ref)}`} onClick={() => void session.removeFile(fileId)}>
          Remove
        </Link>
      )}
    </li>
  );
}

const useStyles = makeStyles({
  show: { flexShrink: 0, lineHeight: "20px" },
  trouble: { display: "block", marginTop: "4px", fontSize: "12px", lineHeight: "16px", color: tokens.colorNeutralForeground1 },
});
