/** The stages of a run as they pass, and the way to stop it. */
import { Button, makeStyles, mergeClasses, ProgressBar, tokens } from "@fluentui/react-components";
import { useEffect, useState, type JSX } from "react";
import type { Progress } from "../app/reconcile-workbook";
import { useLayout } from "./layout";
import { waitPatiently } from "./patience";
import { announceRun, viewRun } from "./run-view";
import { NumberDot, StatusDot } from "./status-dot";

export function RunningScreen({ progress, onCancel }: { readonly progress: Progress | null; readonly onCancel: () => void }): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  return (
    <>
      <main className={layout.body}>
        <ol className={layout.list} aria-label="Steps">
          {viewRun(progress).map(({ stage, title, status, detail, share }, index) => (
            <li key={stage} className={layout.row} aria-current={status === "active" ? "step" : undefined}>
              {status === "done" ? <StatusDot sign="done" /> : <NumberDot number={index + 1} active={status === "active"} />}
              <div className={layout.grow}>
                <span className={mergeClasses(status === "waiting" ? styles.waiting : layout.strong)}>{title}</span>
                {detail === "" ? null : <span className={layout.caption}>{detail}</span>}
                {status === "active" && stage === "write" ? <Patience key={detail} /> : null}
                {status === "active" ? <ProgressBar className={styles.bar} aria-label={title} {...(share === null ? {} : { value: share })} /> : null}
              </div>
            </li>
          ))}
        </ol>
        <p role="status" className={layout.unseen}>
          {announceRun(progress)}
        </p>
      </main>
      <footer className={mergeClasses(layout.footer, styles.footer)}>
        <Elapsed />
        <Button autoFocus onClick={onCancel}>
          Cancel
        </Button>
      </footer>
    </>
  );
}

/** Said where nothing has moved for a while, so that nobody has to guess whether anything still happens. */
function Patience(): JSX.Element | null {
  const layout = useLayout();
  const [isLate, setLate] = useState(false);
  useEffect(() => waitPatiently(() => setLate(true)), []);
  return isLate ? (
    <span className={layout.caption}>Excel has not answered for a while. If it stays silent, Tieout stops, puts back what it can and says so.</span>
  ) : null;
}

function Elapsed(): JSX.Element {
  const layout = useLayout();
  const [startedAt] = useState(() => performance.now());
  const [now, setNow] = useState(startedAt);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 100);
    return () => clearInterval(timer);
  }, []);
  return (
    <span aria-hidden className={mergeClasses(layout.caption, layout.grow)}>
      {((now - startedAt) / 1000).toFixed(1)} s
    </span>
  );
}

const useStyles = makeStyles({
  waiting: { color: tokens.colorNeutralForeground3, display: "block", lineHeight: "20px" },
  bar: { marginTop: "8px", marginBottom: "4px" },
  footer: { alignItems: "center" },
});
