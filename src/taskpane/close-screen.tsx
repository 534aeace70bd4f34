/** Closing a month: what must hold, the seal, what changed in months closed before, and the journal to book. */
import { Button, Checkbox, Link, makeStyles } from "@fluentui/react-components";
import { useState, type JSX } from "react";
import { titleOfPeriod } from "../core/domain/day";
import { AcceptPoints } from "./accept-points";
import { viewClose, type CheckItem, type CloseView } from "./close-view";
import { JournalSection } from "./journal-section";
import { useLayout } from "./layout";
import { LongList } from "./long-list";
import type { Result } from "./pane-state";
import type { Session } from "./session";
import { StatusDot } from "./status-dot";

type Props = { readonly result: Result; readonly session: Session };

export function CloseScreen({ result, session }: Props): JSX.Element {
  const layout = useLayout();
  const { reconciliation } = result;
  const view = viewClose(reconciliation);
  return (
    <>
      <main className={layout.body}>
        {view.seal === null ? null : <p>{view.seal} To reopen the month, delete its rows on the sheet Closed months.</p>}
        {view.notAsClosed === null ? null : <p>Not as closed. Ending value: {view.notAsClosed}.</p>}
        <ul className={layout.list} aria-label="Before closing">
          {view.checks.map((item) => (
            <Check key={item.id} item={item} session={session} />
          ))}
        </ul>
        {view.standing === "forced" ? <AcceptPoints key={result.finishedAt} points={view.points} session={session} /> : null}
        <Changes view={view} session={session} />
        <JournalSection result={result} session={session} />
      </main>
      {view.standing === "closed" ? null : <CloseFooter key={`${view.title} ${result.finishedAt}`} view={view} result={result} session={session} />}
    </>
  );
}

function Check({ item: { title, detail, holds, must, leadsTo }, session }: { readonly item: CheckItem; readonly session: Session }): JSX.Element {
  const layout = useLayout();
  return (
    <li className={layout.row}>
      <StatusDot sign={holds ? "passed" : must ? "bad" : "attention"} />
      <div className={layout.grow}>
        <span className={layout.strong}>{title}</span>
        <span className={layout.caption}>{detail}</span>
      </div>
      {holds || leadsTo === null ? null : (
        <Link
          className={layout.fixed}
          aria-label={`Show: ${title}`}
          onClick={() => (leadsTo === "results" ? session.turnTo("results") : void session.goToSheet("checks"))}
        >
          Show
        </Link>
      )}
    </li>
  );
}

function Changes({ view, session }: { readonly view: CloseView; readonly session: Session }): JSX.Element | null {
  const layout = useLayout();
  if (view.changes.length === 0) return null;
  return (
    <section>
      <h2 className={layout.heading}>Changed in the month closed before</h2>
      <p className={layout.caption}>Its figures stand as they were closed. The difference is booked in this month.</p>
      <LongList
        label="Changes in closed months"
        items={view.changes}
        draw={({ key, title, detail, place }) => (
          <li key={key} className={layout.linkItem}>
            <button type="button" className={layout.link} onClick={() => void session.goToAnchor(null, place)}>
              <span className={layout.grow}>
                <span className={layout.strong}>{title}</span>
                <span className={layout.caption}>{detail}</span>
              </span>
            </button>
          </li>
        )}
      />
    </section>
  );
}

function CloseFooter({ view: { standing }, result, session }: Props & { readonly view: CloseView }): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  const [isForced, setForced] = useState(false);
  const month = titleOfPeriod(result.reconciliation.period);
  const mayClose = !result.outdated && (standing === "open" || (standing === "forced" && isForced));
  return (
    <footer className={styles.footer}>
      {standing === "forced" ? (
        <Checkbox
          checked={isForced}
          onChange={(_, { checked }) => setForced(checked === true)}
          label="Close it all the same; the seal will say what did not hold"
        />
      ) : null}
      {standing === "no-month" ? <p className={layout.caption}>Choose a month on the Sources tab and run again.</p> : null}
      {result.outdated ? <p className={layout.caption}>The tables were changed after this run. Run again before closing.</p> : null}
      <Button appearance="primary" className={styles.close} disabled={!mayClose} onClick={() => void session.reconcile({ force: isForced })}>
        Close {month}
      </Button>
    </footer>
  );
}

const useStyles = makeStyles({
  footer: { padding: "12px 16px", borderTop: "1px solid var(--colorNeutralStroke2)", display: "grid", gap: "8px", "& p": { margin: 0 } },
  close: { width: "100%" },
});
