/**
 * Laws see the same random data in every run, so that what fails is the change and not the day; `LAW_SEED=random`, which `npm run test:laws` sets, looks at
 * other data each time, and fast-check says the seed of what it finds.
 */
import fc from "fast-check";

const { LAW_SEED } = process.env;
if (LAW_SEED !== "random") fc.configureGlobal({ seed: Number(LAW_SEED ?? 20261031) });
