"""What derives from the contracts: JSON Schema, AsyncAPI, Arrow, DDL and pages."""
