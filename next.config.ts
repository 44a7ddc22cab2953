import type { NextConfig } from "next";

const config: NextConfig = {
  // Test suites set this, so that their build does not replace that of a running demo.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  // `npm test` checks types.
  typescript: { ignoreBuildErrors: true },
  // Must not be bundled: they load native or WASM files, or (eld) 28 MB of tables that must be in memory only once.
  serverExternalPackages: ["@electric-sql/pglite", "@node-rs/argon2", "eld", "pg", "ws"],
  // Migrations are read from disk, not imported, so Next can't find them by itself.
  outputFileTracingIncludes: { "/**": ["./drizzle/**"] },
  // Vercel has no embedded database, and 20 MB of WASM slow down cold starts.
  outputFileTracingExcludes: process.env.VERCEL ? { "/**": ["./node_modules/@electric-sql/**"] } : {},
};

export default config;
