"""Reading any Word document as it is printed."""
