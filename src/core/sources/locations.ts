/** The seller's own words on its locations: what kind each is, and the currency its stock is valued in. */
import { LOCATION_KINDS, type LocationKind } from "../domain/location";
import { CURRENCY } from "./column-words";
import { readerOf, source } from "./source-spec";

const kindOf = readerOf<LocationKind>({
  domestic: ["Own", "Own warehouse", "Local", "Home", "Domestic warehouse", "国内", "国内仓", "本地仓", "自有仓", "国内仓库"],
  "in-transit": ["Transit", "On the way", "在途", "运输中"],
  fba: ["Amazon", "Amazon FBA", "AFN", "亚马逊", "FBA仓", "亚马逊仓"],
  overseas: ["Third party", "3PL", "Third-party warehouse", "Overseas warehouse", "海外", "海外仓", "第三方仓", "三方仓"],
});

export const LOCATIONS_SOURCE = source({
  kind: "locations",
  into: "locations",
  typedBySeller: true,
  columns: {
    location: { headers: ["Location", "Warehouse", "Location Name", "Warehouse Name", "仓库", "仓库名称", "地点", "位置"] },
    kind: {
      headers: ["Kind", "Location Kind", "Location Type", "Warehouse Type", "Type", "类型", "仓库类型", "种类"],
      words: { open: false, read: kindOf, fault: ({ column, found }) => ({ code: "location-kind-unknown", detail: { column, found, known: LOCATION_KINDS } }) },
    },
    currency: CURRENCY,
  },
  required: ["location", "kind"],
  filled: ["location", "kind"],
});
