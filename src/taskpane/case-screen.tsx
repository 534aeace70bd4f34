/** One shipment line or case: what happened, what it is worth, what was said of it, and the way to its cell. */
import { Button, makeStyles, Select } from "@fluentui/react-components";
import { useState, type JSX } from "react";
import { debtorOf } from "../core/domain/claims";
import type { DraftLanguage } from "../core/domain/settings";
import type { ClaimLine } from "../core/engine/findings";
import { draftCase, grantOfClaim, shipmentOfClaim } from "../core/report/draft-case";
import type { DraftSubject } from "../core/report/register";
import { viewCase } from "./case-view";
import { goalOf } from "./cases-view";
import type { CaseItem } from "./case-entries";
import { SITUATIONS, UNASKED } from "./situations";
import { Chip } from "./chip";
import { CopyText } from "./copy-text";
import { FactList } from "./fact-list";
import { useLayout } from "./layout";
import { DRAFT_LANGUAGE_NAMES } from "./more-settings";
import type { Result } from "./pane-state";
import type { Session } from "./session";
import { SituationSign } from "./situation-sign";
import { StepIn } from "./step-in";

type Props = { readonly item: CaseItem; readonly result: Result; readonly session: Session; readonly onBack: () => void };

export function CaseScreen({ item, result, session, onBack }: Props): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  const { blocks, because } = viewCase(item, result.reconciliation.today);
  const { anchor, place } = goalOf(item);
  const subject = subjectOf(item, result);
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
      {blocks.map(({ key, title, facts }) => (
        <FactList key={key} title={title} facts={facts} />
      ))}
      {item.claims.map((claim, index) => (
        <Message key={index} claim={claim} isOneOfSeveral={item.claims.length > 1} reconciliation={result.reconciliation} />
      ))}
      {subject === null ? null : <Opening onOpen={() => void session.openCase(subject)} />}
      <Button className={styles.open} onClick={() => void session.goToAnchor(anchor, place)}>
        Go to the cell
      </Button>
    </StepIn>
  );
}

/** A case is opened about a shipment line that has none yet, nor a draft of one; null for any other. */
function subjectOf({ situation, lines: [line], cases }: CaseItem, { drafted }: Result): DraftSubject | null {
  if (!UNASKED.has(situation) || line === undefined || cases.length > 0) return null;
  const { shipmentId, sku } = line;
  return drafted.some((one) => one.shipmentId === shipmentId && one.sku === sku) ? null : { shipmentId, sku };
}

function Message({
  claim,
  isOneOfSeveral,
  reconciliation: { settings, shipments, cases, today },
}: {
  readonly claim: ClaimLine;
  readonly isOneOfSeveral: boolean;
  readonly reconciliation: Result["reconciliation"];
}): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  const [language, setLanguage] = useState(settings.draftLanguage);
  const whom = debtorOf(claim.type) === "carrier" ? "Message to the carrier" : "Message to Amazon";
  const title = isOneOfSeveral ? `${whom}: ${[claim.reference, claim.sku].filter((name) => name !== "").join(" · ")}` : whom;
  return (
    <section>
      <div className={styles.head}>
        <h3 className={layout.heading}>{title}</h3>
        <Select
          size="small"
          appearance="underline"
          aria-label="Language of the message"
          value={language}
          onChange={(_, { value }) => setLanguage(value as DraftLanguage)}
        >
          {Object.entries(DRAFT_LANGUAGE_NAMES).map(([key, name]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      <CopyText
        key={language}
        label={title}
        lang={language}
        text={draftCase({ claim, shipment: shipmentOfClaim(claim, shipments), grant: grantOfClaim(claim, cases) }, { language, today })}
      />
    </section>
  );
}

function Opening({ onOpen }: { readonly onOpen: () => void }): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  return (
    <>
      <Button appearance="primary" className={styles.open} onClick={onOpen}>
        Open a case
      </Button>
      <p className={layout.caption}>Runs again and puts a draft into your register of cases. Send the message to Amazon, then write the case ID there.</p>
    </>
  );
}

const useStyles = makeStyles({
  standing: { display: "flex", alignItems: "center", gap: "8px", margin: "4px 0 8px", lineHeight: "20px" },
  head: { display: "flex", alignItems: "end", justifyContent: "space-between", gap: "8px", marginBottom: "4px" },
  because: { margin: "0", paddingLeft: "18px", lineHeight: "20px" },
  open: { marginTop: "16px", width: "100%" },
});
