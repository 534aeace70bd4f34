/** The choices that shape a run, offered only where there is something to choose. */
import { Field, makeStyles, Select } from "@fluentui/react-components";
import type { JSX } from "react";
import type { LocationGrouping } from "../core/domain/location";
import { VALUATION_METHODS, type DispositionView, type Settings, type ValuationMethod } from "../core/domain/settings";
import { MoreSettings } from "./more-settings";
import { periodChoices } from "./months-view";
import type { Reading } from "./reading-view";

type Choosing = { readonly settings: Settings; readonly onChoose: (settings: Settings) => void };

const GROUPINGS: Readonly<Record<LocationGrouping, string>> = {
  auto: "Countries apart, centres together",
  location: "Each Amazon location by itself",
  network: "All of Amazon as one",
};
const DISPOSITIONS: Readonly<Record<DispositionView, string>> = { total: "All conditions together", split: "Sellable, damaged … apart" };
export function SettingsFields({ settings, onChoose }: Choosing): JSX.Element {
  const styles = useStyles();
  return (
    <div className={styles.fields}>
      <Choice
        label="Valuation"
        chosen={settings.method}
        options={VALUATION_METHODS}
        onChoose={(method) => onChoose({ ...settings, method: method as ValuationMethod })}
      />
      <Choice label="Amazon locations" chosen={settings.by} options={GROUPINGS} onChoose={(by) => onChoose({ ...settings, by: by as LocationGrouping })} />
      <Choice
        label="Condition of the goods"
        chosen={settings.disposition}
        options={DISPOSITIONS}
        onChoose={(disposition) => onChoose({ ...settings, disposition: disposition as DispositionView })}
      />
      <MoreSettings settings={settings} onChoose={onChoose} />
    </div>
  );
}

export function MonthField({ settings, reading, onChoose }: Choosing & { readonly reading: Reading | null }): JSX.Element {
  const choices = periodChoices(reading, settings.period);
  const chosen = choices.find(({ period }) => period?.from === settings.period?.from && period?.to === settings.period?.to) ?? choices[0];
  return (
    <Field label="Month" size="small">
      <Select
        size="medium"
        value={chosen?.value ?? ""}
        disabled={choices.length === 1 && chosen?.period === null}
        onChange={(_, { value }) => onChoose({ ...settings, period: choices.find((choice) => choice.value === value)?.period ?? null })}
      >
        {choices.map(({ value, title }) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </Select>
    </Field>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly chosen: string;
  readonly options: Readonly<Record<string, string>>;
  readonly onChoose: (value: string) => void;
};

function Choice({ label, chosen, options, onChoose }: ChoiceProps): JSX.Element {
  return (
    <Field label={label}>
      <Select value={chosen} onChange={(_, { value }) => onChoose(value)}>
        {Object.entries(options).map(([value, title]) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </Select>
    </Field>
  );
}

const useStyles = makeStyles({ fields: { display: "grid", gap: "12px", "&, & > *": { gridTemplateColumns: "minmax(0, 1fr)" }, marginTop: "4px" } });
