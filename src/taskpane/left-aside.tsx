/** Tables that nobody knows, or that lack a column: each can be looked at, and the user can say what it is. */
import { Link, makeStyles } from "@fluentui/react-components";
import type { JSX } from "react";
import type { SurveyedTable } from "../app/reconcile-workbook";
import { useLayout } from "./layout";
import type { Session } from "./session";
import { keyOfTable, placeText, viewLeftAside } from "./sources-view";
import { StatusDot } from "./status-dot";

export function LeftAside({ tables, session }: { readonly tables: readonly SurveyedTable[]; readonly session: Session }): JSX.Element | null {
  const layout = useLayout();
  const styles = useStyles();
  const { asked, notes } = viewLeftAside(tables);
  if (asked.length + notes.length === 0) return null;
  return (
    <ul className={layout.list} aria-label="Left aside">
      <li className={layout.row}>
        <StatusDot sign="unknown" />
        <div className={layout.grow}>
          <span className={layout.strong}>Left aside</span>
          {asked.length === 0 ? null : (
            <span className={layout.caption}>No known headings in the first rows, or not all that are needed. If one is meant to count, say what it is.</span>
          )}
          {asked.map((head) => (
            <span key={keyOfTable(head.ref)} className={styles.line}>
              {head.ref.file === null ? (
                <Link className={styles.place} onClick={() => void session.goToPlace({ source: head.ref, row: null })}>
                  {placeText(head.ref)}
                </Link>
              ) : (
                <span className={styles.place}>{placeText(head.ref)}</span>
              )}
              <Link className={layout.fixed} aria-label={`Say what it is: ${placeText(head.ref)}`} onClick={() => session.askMeaning(head)}>
                Say what it is
              </Link>
            </span>
          ))}
          {notes.length === 0 ? null : (
            <span className={layout.caption}>Taken for notes: {notes.join(", ")}. What is meant to count there, make an Excel Table.</span>
          )}
        </div>
      </li>
    </ul>
  );
}

const useStyles = makeStyles({
  line: {
    display: "flex",
    justifyContent: "space-between",
    gap: "12px",
    alignItems: "start",
    marginTop: "4px",
    fontSize: "12px",
    lineHeight: "16px",
    "& > *": { fontSize: "12px" },
  },
  place: { overflowWrap: "anywhere", whiteSpace: "normal", textAlign: "left" },
});
