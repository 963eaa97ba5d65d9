"""stakeholder-kg: Korean policy news in, a stakeholder knowledge graph out, every edge with its evidence."""

__version__ = "0.1.0"
