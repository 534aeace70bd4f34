/** Builds what the browser tests open, unless it was built from the very sources that are there; they find it built. */
import { makeSureItIsBuilt } from "./built";

makeSureItIsBuilt();
