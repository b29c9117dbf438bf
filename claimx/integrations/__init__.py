"""claimx inside other tools: see the module of each; they need the extra of its name."""
