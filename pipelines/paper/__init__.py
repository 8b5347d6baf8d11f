"""What pages for people share: one HTML file that needs nothing else, with charts as SVG inside."""
