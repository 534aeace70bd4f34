/** One shipment line or case: what happened, what it is worth, what was said of it, and the way to its cell. */
import { Button, makeStyles } from "@fluentui/react-components";
import type { JSX } from "react";
import { viewCase } from "./case-view";
import { goalOf, SITUATIONS, type CaseItem } from "./cases-view";
import { Chip } from "./chip";
import { FactList } from "./fact-list";
import { useLayout } from "./layout";
import type { Result } from "./pane-state";
import type { Session } from "./session";
import { SituationSign } from "./situation-sign";
import { StepIn } from "./step-in";

type Props = { readonly item: CaseItem; readonly result: Result; readonly session: Session; readonly onBack: () => void };

export function CaseScreen({ item, result, session, onBack }: Props): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  const { units, parts, dates, money, cases, because } = viewCase(item, result.reconciliation.today);
  const { anchor, place } = goalOf(item);
  return (
    <StepIn title={item.title} back="All cases" onBack={onBack}>
      <p className={styles.standing}>
        <SituationSign situation={item.situation} />
        <span className={layout.grow}>{item.words}</span>
        {item.mark === "" ? null : <Chip text={item.mark} tone={SITUATIONS[item.situation].tone} />}
      </p>
      {because.length === 0 ? null : (
        <ul className={styles.because} aria-label="Why">
          {because.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      <FactList title="Units" facts={units} />
      <FactList title="The difference" facts={parts} />
      <FactList title="Dates" facts={dates} />
      <FactList title="Money" facts={money} />
      {cases.map(({ key, title, facts }) => (
        <FactList key={key} title={title} facts={facts} />
      ))}
      <Button className={styles.open} onClick={() => void session.goToAnchor(anchor, place)}>
        Go to the cell
      </Button>
    </StepIn>
  );
}

const useStyles = makeStyles({
  standing: { display: "flex", alignItems: "center", gap: "8px", margin: "4px 0 8px", lineHeight: "20px" },
  because: { margin: "0", paddingLeft: "18px", lineHeight: "20px" },
  open: { marginTop: "16px", width: "100%" },
});
