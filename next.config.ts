import type { NextConfig } from "next";

const config: NextConfig = {
  // Test suites build beside a running demo.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  // `npm test` checks types.
  typescript: { ignoreBuildErrors: true },
  // Native or WASM, loading files beside them, or (eld) 28 MB of tables that should be in memory once.
  serverExternalPackages: ["@electric-sql/pglite", "@node-rs/argon2", "eld", "pg", "ws"],
  // Read from disk and never imported, so the tracer can't find them.
  outputFileTracingIncludes: { "/**": ["./drizzle/**"] },
  // Vercel has no embedded database, and 20 MB of WASM slow down cold starts.
  outputFileTracingExcludes: process.env.VERCEL ? { "/**": ["./node_modules/@electric-sql/**"] } : {},
};

export default config;
