"""congvan: Vietnamese official dispatches and appendices from data, config and templates."""
