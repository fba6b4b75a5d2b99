"""Marks as the gradebooks of learning platforms read them."""

from musiclab.classroom.exports.platforms import PLATFORMS, export_csv

__all__ = ["PLATFORMS", "export_csv"]
