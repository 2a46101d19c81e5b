print("sourcier")
