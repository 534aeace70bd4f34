/** The proposed journal: totals by account, and the way to have it as a sheet, a file or a text. */
import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useState, type JSX } from "react";
import { journalCsv } from "../core/report/journal-csv";
import { journalFileName, viewJournal, type AccountLine } from "./close-view";
import { CopyText } from "./copy-text";
import { countText } from "./figure-text";
import { useLayout } from "./layout";
import type { Result } from "./pane-state";
import { saveText } from "./save-text";
import type { Session } from "./session";

export function JournalSection({ result, session }: { readonly result: Result; readonly session: Session }): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  const [isShown, setShown] = useState(false);
  const { reconciliation, sheets } = result;
  const { tables, count, booked } = viewJournal(reconciliation);
  const csv = (): string => journalCsv(reconciliation, reconciliation.settings.accounts);
  const sheet = sheets.find(({ id }) => id.startsWith("journal"));
  return (
    <section>
      <h2 className={layout.heading}>Proposed journal</h2>
      {booked === null || count === 0 ? null : <p className={layout.caption}>{booked}</p>}
      {count === 0 ? <p className={layout.caption}>Nothing of this month has a value to book.</p> : null}
      {tables.map(({ currency, lines, total }) => (
        <table key={currency} className={styles.table}>
          <caption className={layout.unseen}>Debits and credits in {currency} by account</caption>
          <thead>
            <tr className={styles.heads}>
              <th scope="col" className={styles.name}>
                Account
              </th>
              <th scope="col">Debit, credit</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <AccountRow key={line.key} line={line} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" className={mergeClasses(styles.name, styles.total)}>
                Both sides
              </th>
              <td className={styles.total}>{total}</td>
            </tr>
          </tfoot>
        </table>
      ))}
      {count === 0 ? null : (
        <div className={styles.bar}>
          {sheet === undefined ? null : <Button onClick={() => void session.goToSheet(sheet.id)}>Open journal</Button>}
          <Button onClick={() => saveText({ name: journalFileName(reconciliation), text: csv() })}>Save as CSV</Button>
          <Button aria-expanded={isShown} onClick={() => setShown(!isShown)}>
            {isShown ? "Hide the CSV" : "Show the CSV"}
          </Button>
        </div>
      )}
      {isShown ? <CopyText label={`Journal as CSV, ${countText(count, "line")}`} text={csv()} /> : null}
    </section>
  );
}

function AccountRow({ line: { account, debit, credit } }: { readonly line: AccountLine }): JSX.Element {
  const styles = useStyles();
  return (
    <tr>
      <th scope="row" className={styles.name}>
        {account}
      </th>
      <td>
        {debit === "" ? null : <span className={styles.side}>{debit} Dr</span>}
        {credit === "" ? null : <span className={styles.side}>{credit} Cr</span>}
      </td>
    </tr>
  );
}

const useStyles = makeStyles({
  heads: { color: tokens.colorNeutralForeground2, fontSize: "12px" },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    margin: "4px 0 8px",
    "& th": { fontWeight: "inherit" },
    "& td, & th": {
      padding: "6px 0",
      verticalAlign: "top",
      lineHeight: "20px",
      borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
      textAlign: "right",
      fontVariantNumeric: "tabular-nums",
    },
    "& td": { whiteSpace: "nowrap" },
  },
  name: { textAlign: "left !important" as "left", paddingRight: "8px !important" },
  total: { fontWeight: `${tokens.fontWeightSemibold} !important` },
  side: { display: "block", lineHeight: "20px", fontSize: "14px" },
  bar: { display: "flex", flexWrap: "wrap", gap: "8px", margin: "8px 0" },
});
