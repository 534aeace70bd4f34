/** Tests mirror src; `.laws` are properties under random data, `browser` runs a real Chromium on the built page. */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  transform: { "^.+\\.m?[jt]sx?$": ["@swc/jest", { jsc: { parser: { syntax: "typescript", tsx: true }, transform: { react: { runtime: "automatic" } }, target: "es2022" } }] },
  transformIgnorePatterns: ["/node_modules/(?!(hucre)/)"],
  setupFiles: ["<rootDir>/test/law-seed.ts"],
  testTimeout: 120000,
};
