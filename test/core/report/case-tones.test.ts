/** FBA1 lacks 4 of 100 TEA: in which colour the rows of Cases stand. */
import { buildReport } from "../../../src/core/report/build-report";
import { inputOf, reconciled, type Scenario } from "../engine/scenario";
import { CASES, PAID, SHIPMENTS } from "../engine/scenario-headers";

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");

test("a grant is amber as long as money is to come, and grey once others were paid for all of its units", () => {
  const tonesOf = (...paid: readonly string[]): readonly (string | null)[] => {
    const scenario: Scenario = {
      period: "2026-10",
      today: "2026-11-01",
      tables: {
        Shipments: rows(SHIPMENTS, "FBA1|TEA|X1|100|100|100|96|2026-08-20|2026-08-25|2026-10-10|CLOSED|"),
        Own: rows("Date|Warehouse|SKU|Type|Quantity|Unit Cost", "2026-08-01|Shop|MUG|opening|50|1.00", "2026-10-04|Shop|MUG|sale|1|"),
        Cases: rows(
          CASES,
          "C1|FBA1|TEA|inbound-missing|granted|2026-10-12|2026-10-20|4|12.00",
          "C2|FBA1|TEA|inbound-missing|granted|2026-10-12|2026-10-21|4|12.00",
          "C3|FBA9|TEA|inbound-missing|denied|2026-10-12|2026-10-21|4|",
        ),
        Paid: rows(PAID, "2026-10-01|R0|C0||GeneralAdjustment|MUG|X9|USD|1.00|0|0|0", ...paid),
      },
    };
    const { sheets } = buildReport(reconciled(scenario), inputOf(scenario).facts);
    return (sheets.find(({ id }) => id === "cases")?.tables[0]?.rows ?? []).map(({ tone }) => tone);
  };
  expect(tonesOf()).toEqual(["amber", "amber", "grey"]);
  expect(tonesOf("2026-10-28|R1|C1||Lost_Inbound|TEA|X1|USD|12.00|4|0|4")).toEqual(["green", "grey", "grey"]);
});
