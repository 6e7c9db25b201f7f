"""Calendar files: RFC 5545, and RFC 5546 for invitations and their answers."""
