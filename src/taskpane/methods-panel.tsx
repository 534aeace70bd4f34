/** The four methods side by side, worked out when somebody asks. */
import { Button, makeStyles, mergeClasses, Spinner, tokens } from "@fluentui/react-components";
import { useState, type JSX } from "react";
import { useLayout } from "./layout";
import { viewMethods, type MethodRow } from "./methods-view";
import type { Result } from "./pane-state";
import type { Session } from "./session";
import { useAnswer } from "./use-answer";

type Props = { readonly result: Result; readonly session: Session };

export function MethodsPanel({ result, session }: Props): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  const [asked, setAsked] = useState<Result | null>(null);
  return (
    <section>
      <h2 className={layout.heading}>Another method</h2>
      {asked === result ? (
        <Compared result={result} session={session} />
      ) : (
        <>
          <p className={mergeClasses(layout.caption, styles.lead)}>
            What the ending and the cost of sales would be by each method, from the same movements. Nothing is written.
          </p>
          <Button onClick={() => setAsked(result)}>Compare the methods</Button>
        </>
      )}
    </section>
  );
}

function Compared({ result, session }: Props): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  const awaited = useAnswer(result, session.compareMethods);
  if (awaited.is === "waiting") return <Spinner size="tiny" label="Valuing the month four times" className={styles.waiting} />;
  if (awaited.is === "failed") return <p role="alert">The methods could not be compared: {awaited.reason}</p>;
  if (awaited.answer.outcome === "stopped") return <p role="alert">{awaited.answer.issues[0].message}</p>;
  const { tables, note } = viewMethods(awaited.answer.lines, result.reconciliation.settings.method);
  return (
    <div role="status">
      {tables.map(({ currency, rows }) => (
        <table key={currency} className={styles.table}>
          <caption className={layout.unseen}>Cost of sales and ending in {currency} by method</caption>
          <thead>
            <tr className={styles.heads}>
              <th scope="col" className={styles.method}>
                Method
              </th>
              <th scope="col" className={styles.amount}>
                Cost of sales
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.method} row={row} />
            ))}
          </tbody>
        </table>
      ))}
      {note === null ? null : <p className={layout.caption}>{note}</p>}
    </div>
  );
}

function Row({ row: { title, ending, costOfSales, effect } }: { readonly row: MethodRow }): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  return (
    <tr>
      <th scope="row" className={styles.method}>
        <span className={effect === null ? layout.strong : undefined}>{title}</span>
        <span className={layout.caption}>Ending {ending}</span>
      </th>
      <td className={styles.amount}>
        {costOfSales}
        <span className={layout.caption}>{effect ?? "in use"}</span>
      </td>
    </tr>
  );
}

const useStyles = makeStyles({
  lead: { margin: "0 0 8px" },
  heads: { color: tokens.colorNeutralForeground2, fontSize: "12px" },
  waiting: { margin: "16px 0", justifyContent: "start" },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    margin: "4px 0",
    "& th": { fontWeight: "inherit" },
    "& td, & th": { padding: "8px 0", verticalAlign: "top", lineHeight: "20px", borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  method: { textAlign: "left" },
  amount: { textAlign: "right", fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
});
