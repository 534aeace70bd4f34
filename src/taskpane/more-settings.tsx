/** Choices that most sellers never change, folded away. What is typed takes effect where it can be read, and is said to be wrong where it cannot. */
import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Checkbox, Field, Input, makeStyles, Select } from "@fluentui/react-components";
import { useState, type JSX } from "react";
import { parseSettings } from "../app/settings";
import { ACCOUNTS, type Account } from "../core/domain/accounts";
import { OVER_RECEIPT_COSTS, type DraftLanguage, type OverReceiptCost, type Settings } from "../core/domain/settings";

type Props = { readonly settings: Settings; readonly onChoose: (settings: Settings) => void };

/** Whole numbers of days, as an accountant asks for them. */
const DAYS = {
  receivingDays: { label: "Days Amazon may take to count a delivery", hint: 'Until then a difference is "being received", not missing.' },
  claimWarningDays: { label: "Days to warn before a claim window ends", hint: "Open cases are called in from then on." },
  removalDays: { label: "Days a removal may travel", hint: "After that it is taken for lost." },
  transitDays: { label: "Days a shipment may travel", hint: "Where nobody says when it was delivered." },
  returnDays: { label: "Days a customer has to send replaced goods back", hint: "After that they can be claimed." },
  onSaleDays: { label: "Days units may be processed before they are on sale", hint: "After that Amazon is asked about them." },
  paymentDays: { label: "Days compensation may take to come", hint: "After that what was granted is called unpaid." },
  settlementDays: { label: "Days an order may take to be settled", hint: "After that its payment is missing, if the settlements cover those days." },
} as const satisfies Partial<Record<keyof Settings, { readonly label: string; readonly hint: string }>>;
type DaysName = keyof typeof DAYS;
export const DRAFT_LANGUAGE_NAMES = { en: "English", zh: "中文" } as const satisfies Record<DraftLanguage, string>;

export function MoreSettings({ settings, onChoose }: Props): JSX.Element {
  const styles = useStyles();
  return (
    <Accordion collapsible multiple className={styles.more}>
      <AccordionItem value="more">
        <AccordionHeader expandIconPosition="end" className={styles.header}>
          More
        </AccordionHeader>
        <AccordionPanel className={styles.fields}>
          {(Object.keys(DAYS) as DaysName[]).map((name) => (
            <TypedField
              key={name}
              {...DAYS[name]}
              shown={String(settings[name])}
              inputMode="numeric"
              read={(text) => readWith(settings, { [name]: /^\d+$/.test(text) ? Number(text) : text })}
              onChoose={onChoose}
            />
          ))}
          <TypedField
            label="Cubic centimetres that a carrier counts as a kilogram"
            hint="Couriers: 5000. Where freight is shared by chargeable weight."
            shown={String(settings.volumeDivisor)}
            inputMode="numeric"
            read={(text) => readWith(settings, { volumeDivisor: /^\d+$/.test(text) ? Number(text) : text })}
            onChoose={onChoose}
          />
          <Field label="What units cost that came beyond those sent" hint="If it is not known, the next in this order.">
            <Select value={settings.overReceiptCost} onChange={(_, { value }) => onChoose({ ...settings, overReceiptCost: value as OverReceiptCost })}>
              {Object.entries(OVER_RECEIPT_COSTS).map(([value, name]) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <TypedField
            label="Currency of locations that no table names"
            hint="Empty: that of your unit costs."
            shown={settings.currency ?? ""}
            read={(text) => readWith(settings, { currency: text === "" ? null : text })}
            onChoose={onChoose}
          />
          <Field label="Language of messages to Amazon">
            <Select value={settings.draftLanguage} onChange={(_, { value }) => onChoose({ ...settings, draftLanguage: value as DraftLanguage })}>
              {Object.entries(DRAFT_LANGUAGE_NAMES).map(([value, name]) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <Checkbox
            checked={settings.proposeCases}
            onChange={(_, { checked }) => onChoose({ ...settings, proposeCases: checked === true })}
            label="Put a draft into the register of cases for every shortage that can be claimed"
          />
        </AccordionPanel>
      </AccordionItem>
      <AccordionItem value="accounts">
        <AccordionHeader expandIconPosition="end" className={styles.header}>
          Names of accounts
        </AccordionHeader>
        <AccordionPanel className={styles.fields}>
          {(Object.keys(ACCOUNTS) as Account[]).map((account) => (
            <TypedField
              key={account}
              label={ACCOUNTS[account]}
              shown={settings.accounts[account]}
              read={(text) => readWith(settings, { accounts: { ...settings.accounts, [account]: text === "" ? ACCOUNTS[account] : text } })}
              onChoose={onChoose}
            />
          ))}
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

type Read = { readonly settings: Settings } | { readonly problem: string };

/** By the same rules as a settings file. */
export function readWith(settings: Settings, given: Readonly<Record<string, unknown>>): Read {
  const parsed = parseSettings(given);
  if (parsed.outcome === "problems") return { problem: (parsed.problems[0] ?? "").replace(/^Setting "\w+" is .*?; expected/, "Expected") };
  const chosen = Object.fromEntries(Object.keys(given).map((name) => [name, parsed.settings[name as keyof Settings]]));
  return { settings: { ...settings, ...chosen } };
}

type TypedProps = {
  readonly label: string;
  readonly hint?: string;
  readonly shown: string;
  readonly inputMode?: "numeric";
  readonly read: (text: string) => Read;
  readonly onChoose: Props["onChoose"];
};

/** Takes effect when it is left, or with Enter: half a number is no number. */
function TypedField({ label, hint, shown, inputMode, read, onChoose }: TypedProps): JSX.Element {
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const settle = (): void => {
    if (typed === null) return;
    const found = read(typed.trim());
    if ("problem" in found) {
      setProblem(found.problem);
      return;
    }
    setProblem(null);
    setTyped(null);
    onChoose(found.settings);
  };
  return (
    <Field label={label} {...(problem === null ? (hint === undefined ? {} : { hint }) : { validationMessage: problem, validationState: "error" })}>
      <Input
        value={typed ?? shown}
        inputMode={inputMode}
        onChange={(_, { value }) => setTyped(value)}
        onBlur={settle}
        onKeyDown={({ key }) => (key === "Enter" ? settle() : undefined)}
      />
    </Field>
  );
}

const useStyles = makeStyles({
  more: { marginTop: "12px" },
  header: { margin: "0 -8px", "& button": { padding: "0 8px" } },
  fields: { display: "grid", gap: "12px", "&, & > *": { gridTemplateColumns: "minmax(0, 1fr)" }, margin: "4px 0 12px" },
});
